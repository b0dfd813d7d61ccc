const paths = {
  send: 'M12 19V5m0 0-6 6m6-6 6 6',
  stop: 'M7 7h10v10H7z',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  close: 'm6 6 12 12M18 6 6 18',
  forward: 'm10 6 6 6-6 6',
  back: 'm14 6-6 6 6 6',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  external: 'M14 5h5v5m0-5-8 8M10 6H5v13h13v-5',
  add: 'M12 5v14M5 12h14',
  articles: 'M5 4h11v16H5zM16 9h3v9a2 2 0 0 1-2 2h-1M8 8h5M8 12h5M8 16h3',
  chat: 'M5 5h14v11h-8l-4 3.5V16H5z',
  system: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  similar: 'M5 10c2.5-2.5 4.5-2.5 7 0s4.5 2.5 7 0M5 15c2.5-2.5 4.5-2.5 7 0s4.5 2.5 7 0',
  missing: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20M8 10.5h5',
  warning: 'M12 4 3 19.5h18zM12 10v4.5m0 2.2v.3',
  retry: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
} as const;

/** The icons that there are. */
export type IconName = keyof typeof paths;

/** Icons that point along the line and turn around in right-to-left text. */
const directional: ReadonlySet<IconName> = new Set(['forward', 'back', 'external']);

/** A decorative icon; whatever holds it carries the name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={directional.has(name) ? 'icon icon-directional' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

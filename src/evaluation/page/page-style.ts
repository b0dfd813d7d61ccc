/** The look of the report: the colours of the chat page, light and dark, on screens and on paper. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#faf8f4, #14181a);
  --surface: light-dark(#ffffff, #1c2124);
  --line: light-dark(#e3ddd1, #2e363a);
  --ink: light-dark(#1d2422, #e9e7e1);
  --soft: light-dark(#575f5b, #a9b0af);
  --accent: light-dark(#0f6657, #63c7b1);
  --wash: light-dark(#cfe6de, #24463f);
  --warning: light-dark(#8a4b0f, #e7b27c);
  --sans: system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', Tahoma, sans-serif;
  --serif: 'Iowan Old Style', Charter, 'Noto Serif', Georgia, 'Geeza Pro', 'Noto Naskh Arabic', serif;
}
*, *::before, *::after { box-sizing: border-box; margin: 0; }
html {
  font: 100%/1.6 var(--sans);
  background: var(--ground);
  color: var(--ink);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body { max-inline-size: 76rem; margin-inline: auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem; }
h1, h2, h3, h4 { line-height: 1.35; font-weight: 650; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2vw, 2.4rem); }
h2 { font-size: 1.35rem; }
h3 { font-size: 1rem; }
small { font-size: 0.78em; font-weight: 400; color: var(--soft); }
section { margin-block-start: 3.25rem; }
section > p { max-inline-size: 46rem; margin-block: 0.4rem 1.1rem; color: var(--soft); }

.brand { color: var(--accent); font-weight: 600; font-size: 0.9rem; }
header dl { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; margin-block-start: 1rem; }
dt, .headline span, h4 { font-size: 0.78rem; color: var(--soft); font-weight: 500; }
dd { overflow-wrap: anywhere; }

.headline {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
  margin-block-start: 2rem;
  padding: 0;
  overflow: hidden;
  list-style: none;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 0.75rem;
}
.headline li { display: grid; margin: 0 -1px -1px 0; padding: 0.9rem 1.1rem; border: solid var(--line); border-width: 0 1px 1px 0; }
.headline b { font-size: 1.7rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }

.wide { overflow-x: auto; }
.wide:focus-visible { outline: 2px solid var(--accent); }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4rem 0.85rem; text-align: end; vertical-align: top; white-space: nowrap; }
th { font-weight: 550; }
thead th { vertical-align: bottom; color: var(--soft); }
th[scope='row'] { position: sticky; padding-inline-start: 0; inset-inline-start: 0; text-align: start; background: var(--ground); }
tbody tr { border-block-start: 1px solid var(--line); }
td b { font-weight: 400; }
td small { display: block; line-height: 1.25; }
.figures td:nth-of-type(1) b, .significant td b { font-weight: 650; }
.significant td b { color: var(--accent); }

.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr)); gap: 1.25rem; }
.wide + .plots, h2 + .plots { margin-block-start: 1.25rem; }
.plot { display: flex; flex-direction: column; padding: 1.1rem 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 0.75rem; }
.plot svg { display: block; inline-size: 100%; block-size: auto; margin-block: 0.9rem; overflow: visible; }
figcaption { margin-block-start: auto; font-size: 0.84rem; line-height: 1.5; color: var(--soft); }
svg { font: 13px var(--sans); fill: none; stroke: none; font-variant-numeric: tabular-nums; }
svg text { fill: var(--ink); }
.tick path { stroke: var(--line); }
.tick text, .axis-label, .bar-note, .rule text { fill: var(--soft); font-size: 12px; }
.axis { stroke: var(--soft); }
.curve { stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.guide, .rule path { stroke: var(--soft); stroke-dasharray: 4 4; }
.band { fill: var(--wash); }
.dot { fill: var(--accent); stroke: var(--surface); stroke-width: 1.5; }
.dot-label { font-size: 12px; paint-order: stroke; stroke: var(--surface); stroke-width: 3; stroke-linejoin: round; }
.bar { fill: var(--wash); }
.whisker { stroke: var(--accent); stroke-width: 1.75; }

.questions { display: grid; gap: 1rem; padding: 0; list-style: none; }
.questions li { min-inline-size: 0; padding: 1rem 1.25rem 1.1rem; background: var(--surface); border: 1px solid var(--line); border-radius: 0.75rem; }
.verdict { font-size: 0.84rem; color: var(--soft); }
.verdict b { font-weight: 600; color: var(--warning); margin-inline-end: 0.5rem; }
.verdict code { font-size: 0.95em; margin-inline-start: 0.5rem; }
.turn { margin-block-start: 0.4rem; padding-inline-start: 0.8rem; font-size: 0.9rem; color: var(--soft); border-inline-start: 2px solid var(--line); }
.questions h3 { font-size: 1.1rem; margin-block: 0.4rem 0.9rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem 2.5rem; }
.columns > div { min-inline-size: 0; padding-block-start: 0.6rem; border-block-start: 1px solid var(--line); }
.source { margin-block-start: 0.3rem; font-size: 0.84rem; font-weight: 550; overflow-wrap: anywhere; }
blockquote { font: 0.97rem/1.75 var(--serif); overflow-wrap: anywhere; }
.none { font-size: 0.9rem; color: var(--soft); }

@media print {
  :root { color-scheme: light; --ground: #ffffff; }
  html { font-size: 80%; }
  body { max-inline-size: none; padding: 0; }
  .wide { overflow: visible; }
  .plots { grid-template-columns: 1fr 1fr; }
  .plot, .questions li, tr, .headline { break-inside: avoid; }
  h2, h3, section > p { break-after: avoid; }
  th, td { padding-inline: 0.3rem; }
  thead th, td small { white-space: normal; }
}
@page { margin: 14mm; }
`;

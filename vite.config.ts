import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** What a first visit may load, compressed, in bytes. */
const firstLoadBudget = 60_000;

/** Prints what a first visit loads and fails the build when that is over the budget. */
function firstLoad(budget: number): Plugin {
  return {
    name: 'first-load',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        let total = 0;
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk' && file.isDynamicEntry) continue;
          total += gzipSync(file.type === 'chunk' ? file.code : file.source).length;
        }
        const figures = `first load: ${(total / 1000).toFixed(1)} kB of ${budget / 1000} kB compressed`;
        if (total > budget) this.error(figures);
        this.info(figures);
      },
    },
  };
}

export default defineConfig({
  root: 'src/web',
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A data: font or style would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [firstLoad(firstLoadBudget)],
});

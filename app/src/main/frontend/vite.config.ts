import { defineConfig } from 'vite';

// Fonts and images stay files of their own: the content security policy allows font-src 'self' only.
// The CSS target keeps light-dark() as written; all three browsers have had it since May 2024.
export default defineConfig({
  base: './',
  build: {
    outDir: '../../../target/classes/static/assets',
    emptyOutDir: true,
    assetsDir: '.',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: { main: 'src/main.ts', app: 'src/app.css', field: 'src/field/app.ts', 'field-worker': 'src/field/worker.ts' },
      // The worker's address must stay the same from build to build; its version is asked for in the query.
      output: { entryFileNames: (chunk) => (chunk.name === 'field-worker' ? '[name].js' : '[name]-[hash].js') },
      // htmx holds an eval that allowEval:false in the page's meta element and the policy both keep from running.
      checks: { eval: false, pluginTimings: false, bundlerTimings: false },
    },
  },
  worker: { format: 'es' },
});

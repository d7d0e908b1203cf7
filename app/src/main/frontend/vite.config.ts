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
      input: { main: 'src/main.ts', app: 'src/app.css' },
      // htmx holds an eval that allowEval:false in the page's meta element and the policy both keep from running.
      checks: { eval: false, pluginTimings: false, bundlerTimings: false },
    },
  },
  worker: { format: 'es' },
});

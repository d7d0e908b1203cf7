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
    rollupOptions: { input: { main: 'src/main.ts', app: 'src/app.css' } },
  },
  worker: { format: 'es' },
});

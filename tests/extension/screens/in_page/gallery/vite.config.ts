import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiledWords } from '../../../../../extension/words_plugin.ts';

/** One script for a plain page; whoever builds it says where it goes, with `--outDir`. */
export default defineConfig({
  plugins: [compiledWords],
  publicDir: false,
  // A library's build leaves this to whoever takes it in; a plain page has none.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  resolve: { alias: { '@': fileURLToPath(new URL('../../../../../extension/src', import.meta.url)) } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    minify: false,
    emptyOutDir: false,
    lib: {
      entry: fileURLToPath(new URL('./gallery.ts', import.meta.url)),
      formats: ['iife'],
      name: 'shown',
      fileName: () => 'gallery.js',
    },
  },
});

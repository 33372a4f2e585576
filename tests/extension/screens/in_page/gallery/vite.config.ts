import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One script for a plain page; whoever builds it says where it goes, with `--outDir`. */
export default defineConfig({
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

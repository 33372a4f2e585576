import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed, onFirstScreen, shellKept } from './console_plugins.ts';
import { compiledWords } from './words_plugin.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The library's screens as a page of the service, served below /console/. */
export default defineConfig({
  root: at('src/console'),
  base: '/console/',
  publicDir: at('public'),
  plugins: [compiledWords, shellKept, compressed],
  resolve: { alias: { '@': at('src') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: at('.output/console'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: { index: at('src/console/index.html'), worker: at('src/console/worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [{ name: onFirstScreen }] },
      },
    },
  },
});

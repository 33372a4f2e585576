import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compiledWords } from './words_plugin.ts';

export default defineConfig({
  plugins: [compiledWords],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    setupFiles: ['tests/extension/speaking.ts'],
    include: ['tests/extension/**/*.test.ts?(x)'],
  },
});

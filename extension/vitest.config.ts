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
    // A property is tried a thousand times; on a busy machine that takes longer than vitest waits by itself.
    testTimeout: 30_000,
    include: ['tests/extension/**/*.test.ts?(x)'],
  },
});

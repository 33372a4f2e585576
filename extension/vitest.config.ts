import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/extension/**/*.test.ts?(x)'],
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { leanLiquid } from './lean_packages.ts';
import { compiledWords } from './words_plugin.ts';

export default defineConfig({
  plugins: [compiledWords, leanLiquid],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // The language is tested with what comes into pages.
      liquidjs: fileURLToPath(new URL('./node_modules/liquidjs/dist/liquid.browser.mjs', import.meta.url)),
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    server: { deps: { inline: [/liquidjs/] } },
    root: fileURLToPath(new URL('..', import.meta.url)),
    setupFiles: ['tests/extension/speaking.ts'],
    // A property is tried a thousand times; on a busy machine that takes longer than vitest waits by itself.
    testTimeout: 30_000,
    include: ['tests/extension/**/*.test.ts?(x)'],
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiledWords } from '../../../../../../extension/words_plugin.ts';

export default defineConfig({
  plugins: [compiledWords],
  resolve: { alias: { '@': fileURLToPath(new URL('../../../../../../extension/src', import.meta.url)) } },
  build: {
    target: 'esnext',
    emptyOutDir: true,
    rolldownOptions: { input: fileURLToPath(new URL('opening.html', import.meta.url)) },
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiledWords } from './words_plugin.ts';

/** What reads other products' files, as one script without a browser: the service's command line runs it. */
export default defineConfig({
  plugins: [compiledWords],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  publicDir: false,
  // The engine has no process; what asks for it wants to know whether this is for developers.
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2023',
    outDir: '.output/command-line',
    emptyOutDir: true,
    lib: {
      entry: 'src/command_line/main.ts',
      formats: ['iife'],
      name: 'rejoinderCommandLine',
      fileName: () => 'command_line.js',
    },
  },
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Tells the console's service worker which files to keep, and gives it a new name whenever one of them changes. */
export const shellKept: Plugin = {
  name: 'shell-kept',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = bundle['worker.js'];
    if (worker?.type !== 'chunk') return;
    const files = Object.keys(bundle)
      .filter(name => name.startsWith('assets/'))
      .sort();
    const start = bundle['index.html'];
    const build = createHash('sha256')
      .update(JSON.stringify(files))
      .update(start?.type === 'asset' ? start.source : '')
      .digest('hex')
      .slice(0, 12);
    worker.code = `const SHELL=${JSON.stringify(files)},BUILD="${build}";${worker.code}`;
  },
};

/** Writes each file once more, as small as it gets, so that the service need not compress while somebody waits. */
export const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir }) {
    if (!dir) return;
    for (const file of filesBelow(dir).filter(each => /\.(html|js|css|svg|json)$/.test(each))) {
      const plain = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(plain, { params: BEST }));
      writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
    }
  },
};

interface Graph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** Whatever the console cannot begin without goes into one file: a chain of small ones would be waited for. */
export function onFirstScreen(id: string, graph: Graph): string | null {
  const seen = new Set([id]);
  for (const each of seen) {
    if (each.endsWith('/src/console/main.tsx')) return 'first';
    for (const importer of graph.getModuleInfo(each)?.importers ?? []) seen.add(importer);
  }
  return null;
}

const BEST = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

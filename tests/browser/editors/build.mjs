/** Bundles each editor of `zoo/` into a page of its own: `node build.mjs OUT`. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const out = process.argv[2];

/** Draft.js calls what React took out in 19; its products stayed on an older one. */
const OLDER_REACT = { draft: { react: 'react17', 'react-dom': 'react-dom17' } };

/** What finds its own parts beside itself, by address. */
const AS_IT_CAME = ['ckeditor4', 'tinymce', 'tinymce5'];

const names = readdirSync(join(here, 'zoo'))
  .map(file => /^(.*)\.editor\.jsx?$/.exec(file)?.[1])
  .filter(name => name !== undefined);

mkdirSync(out, { recursive: true });
await Promise.all(names.map(bundle));
for (const name of names) writeFileSync(join(out, `${name}.html`), page(name));
for (const name of AS_IT_CAME) cpSync(join(here, 'node_modules', name), join(out, name), { recursive: true });

async function bundle(name) {
  await build({
    entryPoints: { [name]: join(here, 'zoo', entryOf(name)) },
    outdir: out,
    bundle: true,
    jsx: 'automatic',
    alias: OLDER_REACT[name] ?? {},
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.svg': 'text', '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty' },
    logLevel: 'error',
  });
}

function entryOf(name) {
  return readdirSync(join(here, 'zoo')).find(file => file.startsWith(`${name}.editor.`));
}

function page(name) {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${name}</title>
<link rel="stylesheet" href="${name}.css"><link rel="icon" href="data:,">
<style>body { font: 16px/1.3 Georgia, serif; margin: 20px } #here { min-height: 200px } td, th { border: 1px solid; padding: 4px; min-width: 40px }</style>
<div id="here"></div>
<script src="${name}.js"></script>
</html>
`;
}

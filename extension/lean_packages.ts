import type { Plugin } from 'vite';

/**
 * Leaves out of LiquidJS, in what comes into pages, the words that our language does not have, and whatever analyses
 * templates or reads them from files: two fifths of it. The engine takes those words out anyway (`engine.ts`), so
 * nothing is done differently. A version of it that is written in another way ends the build.
 */
export const leanLiquid: Plugin = {
  name: 'lean-liquid',
  enforce: 'pre',
  transform(source, id) {
    if (!/\/liquidjs\/dist\/liquid\.browser\.mjs$/.test(id)) return null;
    const engine = UNUSED.reduce((code, part) => without(code, ...part), source.replaceAll('\r\n', '\n'));
    return { code: engine, map: null };
  },
};

/** The language's words without what the editor says of them. */
export const bareVocabulary: Plugin = {
  name: 'bare-vocabulary',
  enforce: 'pre',
  transform(source, id) {
    if (!id.endsWith('/shared_templates/vocabulary.json')) return null;
    const words = JSON.parse(source, (key, value) => (SAID.has(key) ? undefined : value));
    return { code: JSON.stringify(words), map: null };
  },
};

/** `about` is of the file, the others of each word. */
const SAID = new Set(['about', 'does']);

/** From the first text up to the second, which stays; in its place the third. */
const UNUSED: readonly [from: string, to: string, instead?: string][] = [
  ['const filters = Object.assign(', '\n\nclass AssignTag', 'const filters = {};'],
  ["    assign: AssignTag,\n    'for': ForTag,", '};\n\nclass Liquid {'],
  ['        forOwn(tags, ', '    }\n    parse(html, filepath) {'],
  ['    render(tpl, scope, renderOptions) {\n        return __awaiter', '    renderSync(tpl, scope'],
  ['    renderToNodeStream(tpl, scope, renderOptions = {}) {', '    registerFilter(name, filter) {'],
  ['    plugin(plugin) {\n', '}\n\n/* istanbul ignore file */\nconst version'],
];

function without(code: string, from: string, to: string, instead = ''): string {
  const start = code.indexOf(from);
  const end = code.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`LiquidJS is written differently: no “${from.trim()}”.`);
  return code.slice(0, start) + instead + code.slice(end);
}

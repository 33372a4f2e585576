import type { Plugin } from 'vite';

/**
 * Builds the script of a page in parts: `page.js` at first, and each `import()` in it as a script of its own, which the
 * worker puts into the frame when it is asked for. A script in a page can load nothing by itself; and a file that a page
 * may fetch would tell every site that the extension is there.
 *
 * Each part is a function that is given the parts before it (`require`) and what it gives itself (`exports`).
 */
export const inParts: Plugin = {
  name: 'in-parts',
  enforce: 'post',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter(each => each.type === 'chunk');
    if (!chunks.some(chunk => chunk.fileName === FIRST)) return;

    const early = BEFORE_FIRST.flatMap(name => chunks.find(each => each.fileName === name) ?? []);
    for (const chunk of chunks) {
      if (process.env.SIZES)
        for (const [id, m] of Object.entries(chunk.modules))
          console.log('SIZE', chunk.fileName, m.renderedLength, id.slice(-60));
      if (chunk.fileName === FIRST) chunk.code = inPlainLetters(first(early));
      else chunk.code = inPlainLetters(`${part(chunk)}0;`);
    }
    for (const { fileName } of early) delete bundle[fileName];
  },
};

/** A part holds what it cannot do without, except for what the parts before it have. */
const ROOTS = [
  ['base', /\/entrypoints\/page\/index\.ts$/],
  ['writing', /\/entrypoints\/page\/writing\.ts$/],
  ['list', /\/entrypoints\/page\/list\.ts$/],
  ['screen', /\/entrypoints\/page\/screen\.ts$/],
  ['attach', /\/entrypoints\/page\/attach\.ts$/],
] as const;

export const PART_GROUPS = ROOTS.map(([name, test], at) => ({ name, test, priority: ROOTS.length - at }));

const FIRST = 'page.js';
const BEFORE_FIRST = ['rolldown-runtime.js', 'base.js'];

/** A part that is asked for before it came is brought (`src/entrypoints/page/parts.ts`). */
const REQUIRE = 'n=>rejoinderParts[n=n.slice(2)]??rejoinderBring(n)';

/** Once in a frame, however often it is brought. What the build calls its entry only exports what nobody takes. */
const first = (parts: { fileName: string; code: string }[]): string =>
  `globalThis.rejoinderPage||(()=>{globalThis.rejoinderParts={};${parts.map(part).join('')}})();0;`;

function part({ fileName, code }: { fileName: string; code: string }): string {
  const name = JSON.stringify(fileName);
  return `rejoinderParts[${name}]??=((require,exports)=>{${code}\nreturn exports})(${REQUIRE},{});`;
}

/**
 * Chromium keeps the source of a script in memory, two bytes a letter as soon as one is beyond Latin-1; so such letters
 * are written by their numbers. Patterns in `String.raw` read them alike.
 */
const inPlainLetters = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

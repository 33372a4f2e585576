import { describe, expect, it } from 'vitest';

const ENGLISH = import.meta.glob<Record<string, string>>('../../../extension/src/words/en/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const SOURCES = import.meta.glob<string>('../../../extension/src/**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const all = Object.values(SOURCES).join('\n');
/** As they are asked for: whole, or with a value in them (`settle.because_${why}`). */
const asked = [...all.matchAll(/['"`]([a-z_]+\.[a-z\d_]*(?:\$\{[^}]*\}[a-z\d_]*)*)['"`]/g)].map(([, name = '']) => name);
const whole = new Set(asked);
const patterns = asked
  .filter(name => name.includes('${'))
  .map(name => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[a-z\\d_]+')}$`));

/** `common` is there for whoever comes next; `query` is read as a whole (`words/query.ts`). */
const EXEMPT = /^(?:common|query)\./;
const words = Object.entries(ENGLISH).flatMap(([path, source]) => {
  const area = path.split('/').at(-1)?.replace('.json', '');
  return Object.keys(JSON.parse(String(source))).map(key => `${area}.${key}`);
});

describe('the catalogue', () => {
  it('holds nothing that nobody says', () => {
    expect(words.filter(word => !EXEMPT.test(word) && !whole.has(word) && !patterns.some(pattern => pattern.test(word)))).toEqual([]);
  });

  it('is carried into pages as far as it is said there', () => {
    const near = Object.entries(SOURCES).filter(([path]) => /\/src\/(?:screens\/in_page|entrypoints\/page|browser)\//.test(path));
    const parts = new Set(near.flatMap(([, source]) => [...source.matchAll(/\.\.\/parts\/(\w+)'/g)].map(([, part]) => part)));
    const there = Object.entries(SOURCES).filter(
      ([path]) => near.some(([other]) => other === path) || parts.has(/\/screens\/parts\/(\w+)\./.exec(path)?.[1] ?? ''),
    );
    const areas = there.flatMap(([, source]) => [...source.matchAll(/['"`]([a-z_]+)\.[a-z\d_]*(?=['"`]|\$\{)/g)].map(([, area]) => area));
    const named = new Set(words.map(word => word.split('.')[0]));
    expect([...new Set(areas)].filter(area => named.has(area)).sort()).toEqual(['in_page', 'parts', 'troubles']);
  });
});

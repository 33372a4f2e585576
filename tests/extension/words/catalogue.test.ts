import { parse, type Token } from '@messageformat/parser';
import { describe, expect, it } from 'vitest';

const FILES = import.meta.glob<string>('../../../extension/src/words/*/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** By language, then by area. */
const catalogues = new Map<string, Map<string, Record<string, string>>>();
for (const [path, source] of Object.entries(FILES)) {
  const [file = '', language = ''] = path.split('/').reverse();
  const areas = catalogues.get(language) ?? new Map();
  catalogues.set(language, areas.set(file.replace('.json', ''), JSON.parse(source)));
}

/** A message's placeholders, with what is done to each. */
function placeholders(tokens: readonly Token[]): Set<string> {
  const found = new Set<string>();
  for (const token of tokens) {
    if (token.type === 'argument' || token.type === 'function') found.add(token.arg);
    if (token.type === 'plural' || token.type === 'select' || token.type === 'selectordinal') {
      found.add(token.arg);
      for (const { tokens } of token.cases) for (const inner of placeholders(tokens)) found.add(inner);
    }
  }
  return found;
}

const english = [...(catalogues.get('en') ?? [])];

describe.each(['zh', 'id'])('in %s', language => {
  const areas = catalogues.get(language);

  it('has every area and no other', () => {
    expect([...(areas?.keys() ?? [])].sort()).toEqual(english.map(([area]) => area).sort());
  });

  it.each(english)('says all of %s', (area, messages) => {
    const said = areas?.get(area) ?? {};
    expect(Object.keys(said)).toEqual(Object.keys(messages));
    for (const [key, message] of Object.entries(messages)) {
      const asked = [...placeholders(parse(said[key] ?? ''))].sort();
      expect(asked, key).toEqual([...placeholders(parse(message))].sort());
    }
  });
});

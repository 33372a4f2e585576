import { expect, test } from 'vitest';

const SHEETS = import.meta.glob<string>('../../../extension/src/screens/**/*.css', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Placed by a script, in coordinates of the window, which know no language. */
const PLACED_BY_SCRIPT = ['in_page/in_page.css inset: 0 auto auto 0'];

const SIDED =
  /^(?:left|right|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right).*|border-(?:top|bottom)-(?:left|right)-radius|float|clear)$/;
const FOUR_SIDES = /^(?:margin|padding|inset|border-(?:width|style|color))$/;

/** What a rule says of the left or the right, where it should say where a line begins and ends. */
function sidedIn(sheet: string): string[] {
  const rules = [...sheet.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([\w-]+)\s*:\s*([^;{}]+)[;}]/g)];
  return rules.filter(([, name = '', value = '']) => isSided(name, value.trim())).map(([, name, value]) => `${name}: ${value?.trim()}`);
}

function isSided(name: string, value: string): boolean {
  if (SIDED.test(name)) return true;
  if (/^(?:text-align|justify-content|justify-items|justify-self)$/.test(name)) return /\b(?:left|right)\b/.test(value);
  const [, right, , left] = value.match(/(?:[^\s(]|\([^)]*(?:\([^)]*\)[^)]*)*\))+/g) ?? [];
  return FOUR_SIDES.test(name) && left !== undefined && left !== right;
}

test('every screen can be laid out from right to left', () => {
  const sided = Object.entries(SHEETS).flatMap(([path, sheet]) =>
    sidedIn(sheet).map(rule => `${path.split('/screens/').at(-1)} ${rule}`),
  );
  expect(sided.filter(rule => !PLACED_BY_SCRIPT.includes(rule))).toEqual([]);
});

test.each([
  ['margin-left: 4px', true],
  ['margin-inline-start: 4px', false],
  ['padding: 0 4px 0 8px', true],
  ['padding: 0 calc(2 * var(--a)) 0 calc(2 * var(--a))', false],
  ['text-align: right', true],
  ['text-align: end', false],
  ['inset: 0 auto auto 0', true],
])('%s tells sides: %s', (rule, tells) => {
  expect(sidedIn(`a { ${rule}; }`)).toHaveLength(tells ? 1 : 0);
});

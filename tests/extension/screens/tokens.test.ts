import { readFileSync } from 'node:fs';
import { COLOURS } from '@/screens/library/editor/body/looks';
import { expect, test } from 'vitest';

const css = (name: string) =>
  readFileSync(new URL(`../../../extension/src/screens/${name}.css`, import.meta.url), 'utf8');
const CSS = css('tokens');
const [LIGHT, DARK] = CSS.split('@media (prefers-color-scheme: dark)').map(colours) as [Colours, Colours];

const WORDS = ['text', 'muted', 'accent', 'danger', 'warn', 'ok'];
const GROUNDS = ['surface', 'sunken', 'hover', 'selected'];
const PAIRS = [
  ...WORDS.flatMap(word => GROUNDS.map(ground => [word, ground] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['danger', 'danger-soft'],
  ['warn', 'warn-soft'],
  ['ok', 'ok-soft'],
  ['accent', 'accent-soft'],
] as const;

test.each(PAIRS)('%s can be read on %s, in light and in dark', (word, ground) => {
  expect(contrast(LIGHT[word], LIGHT[ground])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(DARK[word], DARK[ground])).toBeGreaterThanOrEqual(4.5);
});

test.each(Object.entries(COLOURS))('words in %s can be read here, and in a mail on white and on dark ground', (name, colour) => {
  expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colour, '#121212')).toBeGreaterThanOrEqual(3);
  expect(LIGHT[`ink-${name}`]).toBe(colour);
  expect(contrast(DARK[`ink-${name}`], DARK.surface)).toBeGreaterThanOrEqual(4.5);

  const by = `[style^="color: ${colour}"], [style*="; color: ${colour}"]`;
  const shown = ` {\n  color: var(--ink-${name}) !important;`;
  expect(css('parts/parts')).toContain(`.reply:not(.mail *) :is(${by})${shown}`);
  const drawn = `.body-field :is(${by.replaceAll(colour, rgbOf(colour))})`;
  expect(css('library/style/editor')).toContain(`.body-field :is(${by}),\n${drawn}${shown}`);
});

test('both schemes name the same colours', () => {
  expect(Object.keys(DARK).sort()).toEqual(Object.keys(LIGHT).sort());
});

function rgbOf(colour: string): string {
  return `rgb(${[1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16)).join(', ')})`;
}

type Colours = Record<string, string>;

function colours(css: string): Colours {
  return Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

/** WCAG 2.2, 1.4.3: from 1 to 21. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [low, high] = [luminance(one ?? ''), luminance(other ?? '')].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

import { type FilterImplOptions, Liquid, toValue } from 'liquidjs';
import { withoutEmptyLines } from './body';
import type { EngineSource } from './engine_source';
import { LIMITS } from './fields';
import type { FilterOf } from './filter_values';
import { FILTER_WORK } from './filters';
import type { Occasion } from './occasion';
import { OPERATORS } from './operators';
import type { Writing } from './pieces';
import { Scene } from './scene';
import { TAG_WORK } from './tags';
import { BOUNDS, tooMuch } from './trouble';
import { InAttribute, Unknown } from './values';
import { FILTERS } from './vocabulary';

/** The field as it would be sent; throws what LiquidJS throws, with the engine's own offsets. */
export function renderField(source: EngineSource, writing: Writing, occasion: Occasion): string {
  const scene = new Scene(engine(), occasion, writing);
  const html = String(engine().renderSync(engine().parse(source.liquid), scene));
  if (html.length > BOUNDS.text) throw tooMuch();
  return writing === 'rich' ? withoutEmptyLines(html) : html;
}

type FilterHandler = Extract<FilterImplOptions, (...given: never[]) => unknown>;

let made: Liquid | null = null;

function engine(): Liquid {
  made ??= makeEngine();
  return made;
}

function makeEngine(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    relativeReference: false,
    dynamicPartials: false,
    operators: OPERATORS,
    outputEscape: writtenOut,
    parseLimit: LIMITS.source * 4,
    renderLimit: BOUNDS.time,
    memoryLimit: BOUNDS.text * 16,
    locale: 'en',
  });
  // Only the words of our language: what LiquidJS brings beside them is not in the examples.
  for (const name of Object.keys(liquid.tags)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, tag] of Object.entries(TAG_WORK)) liquid.registerTag(name, tag);
  for (const [name, work] of Object.entries(FILTER_WORK)) {
    liquid.registerFilter(name, function (value: unknown, ...given: unknown[]) {
      return filtered(work, value, given, this.context as Scene, name);
    });
  }
  liquid.registerFilter('default', orElse);
  liquid.registerFilter('in_attribute', (value: unknown) => new InAttribute(value));
  return liquid;
}

function writtenOut(this: ThisParameterType<FilterHandler>, value: unknown): string {
  return (this.context as Scene).written(value);
}

/** A filter on something that nobody knows gives something that nobody knows. */
function filtered(work: FilterOf, value: unknown, given: unknown[], scene: Scene, name: string): unknown {
  if (value instanceof Unknown && name === 'size') return 0;
  // A named value comes as a pair; a list with something unknown in it is for the filter to judge.
  const plain = given.map(one => (FILTERS[name]?.named && Array.isArray(one) ? one[1] : one));
  const unknown = [value, ...plain].find(one => one instanceof Unknown);
  if (unknown) return unknown;

  const result = work(toValue(value), given.map(toValue), scene);
  if (typeof result === 'string' && result.length > BOUNDS.text) throw tooMuch();
  if (typeof result === 'number' && Math.abs(result) > Number.MAX_SAFE_INTEGER) throw tooMuch();
  return result;
}

function orElse(value: unknown, otherwise: unknown): unknown {
  const plain = toValue(value);
  const missing = plain === undefined || plain === null || plain === false || plain === '';
  return missing || (Array.isArray(plain) && plain.length === 0) ? otherwise : value;
}

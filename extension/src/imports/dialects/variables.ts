import { labelOf } from '@/template/questions';
import equivalents from '../../../../shared_templates/imports/equivalents.json';
import { nameFrom } from '../liquid_words';
import type { Notes } from '../notes';

export type Product = Exclude<keyof typeof equivalents, 'about'>;

/** What a variable is here, and how near that comes. */
export interface Meant {
  /** A name of the language. */
  ours: string;
  how: 'converted' | 'near' | 'asked';
}

/** Another product's variable as ours; what nobody here knows is asked for. `path` may hold `[0]` and `[-1]`. */
export function meant(product: Product, path: string, notes: Notes): Meant {
  const plain = path.replace(/\[\s*-?\d+\s*\]|\.-?\d+(?=\.|$)/g, '');
  const table: Record<string, string> = equivalents[product];
  const known = Object.hasOwn(table, plain) ? table[plain] : undefined;
  if (known?.startsWith('~')) return { ours: known.slice(1), how: 'near' };
  if (known && !known.startsWith('?')) return { ours: known, how: 'converted' };

  const name =
    known?.slice(1) ??
    plain.replace(/^(?:ticket|contact|user|conversation)\.(?:customer\.integrations\.)?/, '');
  return { ours: notes.ask(name, { label: labelOf(nameFrom(name)) }), how: 'asked' };
}

/** The weakest of several: one that is asked makes the whole a question. */
export function weakest(hows: readonly Meant['how'][]): Meant['how'] {
  if (hows.includes('asked')) return 'asked';
  return hows.includes('near') ? 'near' : 'converted';
}

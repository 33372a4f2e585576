import { sameTemplate } from '@/sync/merge';
import type { Template } from '@/template/template';
import type { Word } from '@/words/areas';

export type Side = 'theirs' | 'mine';
export type Field = keyof Template;
export type Choice = Partial<Record<Field, Side>>;

/** The two wordings of one template, and what both were made from; null when nobody knows. */
export interface Clash {
  theirs: Template;
  mine: Template;
  base: Template | null;
}

/** The fields that read differently, in the order in which a person meets them. */
export function differing({ theirs, mine }: Pick<Clash, 'theirs' | 'mine'>): Field[] {
  return (Object.keys(FIELD_NAMES) as Field[]).filter(field => !isSame(field, theirs, mine));
}

/** Who changed a field. */
export function changedBy({ theirs, mine, base }: Clash, field: Field): Side | 'both' {
  if (base && isSame(field, base, theirs)) return 'mine';
  return base && isSame(field, base, mine) ? 'theirs' : 'both';
}

/** What only one person changed stands as that person wants it; where both did, somebody has to say. */
export function obviousChoice(clash: Clash): Choice {
  const choice: Choice = {};
  for (const field of differing(clash)) {
    const who = changedBy(clash, field);
    if (who !== 'both') choice[field] = who;
  }
  return choice;
}

export function everythingFrom(clash: Clash, side: Side): Choice {
  return Object.fromEntries(differing(clash).map(field => [field, side]));
}

/** Null while a field has no side yet. */
export function chosen(clash: Clash, choice: Choice): Template | null {
  const open = differing(clash).some(field => choice[field] === undefined);
  if (open) return null;
  const mine = differing(clash).filter(field => choice[field] === 'mine');
  return { ...clash.theirs, ...Object.fromEntries(mine.map(field => [field, clash.mine[field]])) };
}

export const FIELD_NAMES: Record<Field, Word> = {
  title: 'settle.field_title',
  shortcut: 'settle.field_shortcut',
  body: 'settle.field_body',
  subject: 'settle.field_subject',
  to: 'settle.field_to',
  cc: 'settle.field_cc',
  bcc: 'settle.field_bcc',
  tags: 'settle.field_tags',
  attachments: 'settle.field_attachments',
  language: 'settle.field_language',
  description: 'settle.field_description',
  follows_case: 'settle.field_follows_case',
  inside_words: 'settle.field_inside_words',
};

function isSame(field: Field, one: Template, other: Template): boolean {
  return sameTemplate({ ...one, [field]: other[field] }, one);
}

import { fold } from './fold';

/** What a person typed into a search: words, and what narrows them. All folded. */
export interface Query {
  terms: string[];
  narrowings: Narrowing[];
}

/** One of `in:returns`, `tag:money`, `lang:zh`, `is:favourite`. */
export interface Narrowing {
  by: Narrow;
  to: string;
}

export type Narrow = 'in' | 'tag' | 'lang' | 'is';

/** An operator whose value is not typed yet narrows nothing; one that nobody knows is a word like others. */
export function queryIn(text: string): Query {
  const narrowings: Narrowing[] = [];
  const words = text.replace(NARROWING, (_, by: string, quoted?: string, plain?: string) => {
    const to = fold(quoted ?? plain ?? '').trim();
    if (to !== '') narrowings.push({ by: fold(by) as Narrow, to });
    return ' ';
  });
  return { terms: termsOf(words), narrowings };
}

/** The text with this narrowing in it, in place of any other of its kind; or without it where it stood already. */
export function toggled(text: string, by: Narrow, to: string): string {
  const rest = withoutNarrowing(text, by);
  const stands = queryIn(text).narrowings.some(each => each.by === by && each.to === fold(to));
  if (stands) return rest;
  return withWritten(rest, by, to);
}

export function withWritten(text: string, by: string, to: string): string {
  const written = `${by}:${/\s/u.test(to) ? `"${to.replaceAll('"', '')}"` : to}`;
  return text === '' ? `${written} ` : `${text} ${written}`;
}

/** The words of a query, or of a title, folded. */
export function termsOf(words: string): string[] {
  return fold(words).split(/\s+/u).filter(Boolean);
}

function withoutNarrowing(text: string, by: Narrow): string {
  return text
    .replace(NARROWING, (whole, operator: string) => (fold(operator) === by ? ' ' : whole))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The colon of a Chinese keyboard, too. */
const NARROWING = /(?<=^|\s)(in|tag|lang|is)[:：](?:"([^"]*)"?|([^\s"]*))/giu;

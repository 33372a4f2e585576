import { fold } from './fold';
import { type Narrow, termsOf, withWritten } from './query';

/** What the library's list is narrowed by: as every search, and by who wrote, whom only the library knows. */
export interface ListNarrowing {
  by: ListNarrow;
  to: string;
}

export type ListNarrow = Narrow | 'by';

/** What a person typed over the list, as `queryIn` reads it elsewhere. All folded. */
export function listQueryIn(text: string): { terms: string[]; narrowings: ListNarrowing[] } {
  const narrowings: ListNarrowing[] = [];
  const words = text.replace(NARROWING, (_, by: string, quoted?: string, plain?: string) => {
    const to = fold(quoted ?? plain ?? '').trim();
    if (to !== '') narrowings.push({ by: fold(by) as ListNarrow, to });
    return ' ';
  });
  return { terms: termsOf(words), narrowings };
}

/** The text with this narrowing beside the others, once. */
export function narrowedBy(text: string, by: ListNarrow, to: string): string {
  return withWritten(withoutThis(text, { by, to: fold(to) }), by, to);
}

/** The text without this one narrowing. */
export function withoutThis(text: string, { by, to }: ListNarrowing): string {
  return text
    .replace(NARROWING, (whole, operator: string, quoted?: string, plain?: string) =>
      fold(operator) === by && fold(quoted ?? plain ?? '').trim() === to ? ' ' : whole,
    )
    .replace(/\s+/gu, ' ')
    .trim();
}

const NARROWING = /(?<=^|\s)(in|tag|lang|by|is)[:：](?:"([^"]*)"?|([^\s"]*))/giu;

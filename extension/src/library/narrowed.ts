import type { Searchable } from './searchable';

/** What held the words that were typed so far: whoever types on finds some of these and nothing else. */
export class Narrowed {
  private terms: readonly string[] = [];
  private held: readonly Searchable[] | null = null;

  /** Where to look for these terms; `all` where they do not go on from those of the last time. */
  among(terms: readonly string[], all: Iterable<Searchable>): Iterable<Searchable> {
    return this.held && this.terms.every((term, i) => terms[i]?.startsWith(term)) ? this.held : all;
  }

  /** Single letters are looked for in fewer places than words, so nothing follows from them. */
  keep(terms: readonly string[], held: readonly Searchable[]): void {
    this.terms = terms;
    this.held = terms.every(term => term.length > 1) ? held : null;
  }
}

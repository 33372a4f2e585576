import { Best } from './best';
import { BodyWords } from './body_words';
import type { Entry, Found } from './entry';
import { fold } from './fold';
import { marksOf } from './marks';
import { anywhere, inShortFields, type Searchable, TYPO } from './score';
import { lettersOf, slipsAllowed, slipsToBeginning, strangeLetters } from './typos';
import { recents, type Usage } from './usage';

/**
 * Ranked search as one types. Every word of the query must be found: in shortcut, title or tags first;
 * in bodies where those give too few; forgiving typos where nothing else is found. The same library and query give the same order.
 */
export class SearchIndex {
  private readonly searchables = new Map<string, Searchable>();
  private vocabulary: Map<string, Word> | null = null;
  private titles: Searchable[] | null = null;

  get size(): number {
    return this.searchables.size;
  }

  set(entry: Entry, folderName: string): void {
    const { title, shortcut, tags } = entry.template;
    const folded = fold(shortcut);
    this.searchables.set(entry.id, {
      entry,
      folder_name: folderName,
      shortcut: folded,
      stem: folded.replace(/^[^\p{L}\p{N}]+/u, ''),
      title: fold(title),
      tags: fold(tags.join('\n')),
      body: null,
    });
    this.forgetOrders();
  }

  delete(id: string): void {
    if (this.searchables.delete(id)) this.forgetOrders();
  }

  clear(): void {
    this.searchables.clear();
    this.forgetOrders();
  }

  private forgetOrders(): void {
    this.vocabulary = null;
    this.titles = null;
  }

  /** Folds some bodies before anybody waits for them; false when none is left. */
  prepare(atMost: number): boolean {
    let left = atMost;
    for (const searchable of this.searchables.values()) {
      if (searchable.body) continue;
      if (left-- === 0) return true;
      searchable.body = new BodyWords(searchable.entry.template.body);
    }
    this.words();
    this.byTitle();
    return false;
  }

  search(query: string, limit: number, usage: Usage): Found[] {
    const terms = fold(query).split(/\s+/u).filter(Boolean);
    if (terms.length === 0) return this.usedLately(usage, limit);

    const best = new Best(limit, usage);
    const all = [...this.searchables.values()];
    rank(best, all, terms, inShortFields);
    if (best.isShort) rank(best, all, terms, anywhere);
    if (best.list.length === 0) this.rankWithTypos(best, terms);
    return best.list.map(({ of }) => found(of, terms));
  }

  private usedLately(usage: Usage, limit: number): Found[] {
    const used = recents(usage).flatMap(id => this.searchables.get(id) ?? []);
    const others = this.byTitle().filter(each => !usage.has(each.entry.id));
    return [
      ...used.slice(0, limit).map(each => ({ ...found(each, []), lately: true as const })),
      ...others.slice(0, Math.max(0, limit - used.length)).map(each => found(each, [])),
    ];
  }

  private byTitle(): Searchable[] {
    this.titles ??= [...this.searchables.values()].sort((one, other) => (one.title < other.title ? -1 : 1));
    return this.titles;
  }

  /** Only what holds a word near one of the terms can be found now. */
  private rankWithTypos(best: Best, terms: readonly string[]): void {
    const near = new Map(terms.map(term => [term, this.nearTo(term)]));
    const candidates = new Set([...near.values()].flatMap(scores => [...scores.keys()]));
    rank(best, candidates, terms, (searchable, term) => {
      const exact = anywhere(searchable, term);
      return exact > 0 ? exact : (near.get(term)?.get(searchable) ?? 0);
    });
  }

  private nearTo(term: string): Map<Searchable, number> {
    const near = new Map<Searchable, number>();
    const most = slipsAllowed(term);
    if (most === 0) return near;
    const letters = lettersOf(term);
    for (const [word, standing] of this.words()) {
      if (strangeLetters(letters, standing.letters) > most) continue;
      const slips = slipsToBeginning(term, word, most);
      if (slips > most || slips === 0) continue;
      for (const each of standing.in) near.set(each, Math.max(TYPO / slips, near.get(each) ?? 0));
    }
    return near;
  }

  /** The words of titles, tags and shortcuts, each with where it stands. */
  private words(): Map<string, Word> {
    if (this.vocabulary) return this.vocabulary;
    const vocabulary = new Map<string, Word>();
    for (const searchable of this.searchables.values()) {
      for (const word of new Set(
        `${searchable.title} ${searchable.tags} ${searchable.stem}`.split(NO_WORD),
      )) {
        const standing = vocabulary.get(word);
        if (standing) standing.in.push(searchable);
        else vocabulary.set(word, { letters: lettersOf(word), in: [searchable] });
      }
    }
    this.vocabulary = vocabulary;
    return vocabulary;
  }
}

interface Word {
  letters: number;
  in: Searchable[];
}

function rank(
  best: Best,
  searchables: Iterable<Searchable>,
  terms: readonly string[],
  scoreOf: (searchable: Searchable, term: string) => number,
): void {
  for (const searchable of searchables) {
    let score = 0;
    for (const term of terms) {
      const gained = scoreOf(searchable, term);
      score = gained === 0 ? 0 : score + gained;
      if (gained === 0) break;
    }
    if (score > 0) best.take(searchable, score / terms.length);
  }
}

const NO_WORD = /[^\p{L}\p{N}]+/u;

function found({ entry, folder_name }: Searchable, terms: readonly string[]): Found {
  const { title, shortcut, language } = entry.template;
  return { id: entry.id, title, shortcut, language, folder_name, marks: marksOf(title, terms) };
}

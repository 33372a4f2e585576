import type { Entry, Found } from './entry';
import { fold } from './fold';
import { marksOf } from './marks';
import { slipsAllowed, slipsToBeginning } from './typos';
import { boost, recents, type Usage } from './usage';

/** What a search looks at; folded once, when the entry changes. */
interface Searchable {
  entry: Entry;
  folder_name: string;
  shortcut: string;
  /** The shortcut without the sign it begins with. */
  stem: string;
  title: string;
  tags: string;
  /** Folded when a search first needs it: most need only the short fields. */
  body: string | null;
}

const EXACT = 100;
const SHORTCUT = 80;
const TITLE_BEGINS = 70;
const WORD_BEGINS = 60;
const INSIDE_CJK = 55;
const TAG_BEGINS = 45;
const INSIDE = 30;
const BODY_WORD = 15;
const BODY = 8;
const TYPO = 4;

/**
 * Ranked search as one types. Every word of the query must be found: in shortcut, title or tags first;
 * in bodies where those give too few; forgiving typos last. The same library and query give the same order.
 */
export class SearchIndex {
  private readonly searchables = new Map<string, Searchable>();
  private vocabulary: Map<string, Searchable[]> | null = null;

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
    this.vocabulary = null;
  }

  delete(id: string): void {
    if (this.searchables.delete(id)) this.vocabulary = null;
  }

  clear(): void {
    this.searchables.clear();
    this.vocabulary = null;
  }

  search(query: string, limit: number, usage: Usage): Found[] {
    const terms = fold(query).split(/\s+/u).filter(Boolean);
    if (terms.length === 0) return this.usedLately(usage, limit);

    const best = new Best(limit, usage);
    this.rank(best, terms, inShortFields);
    if (best.isShort) this.rank(best, terms, anywhere);
    if (best.isShort) this.rankWithTypos(best, terms);
    return best.list.map(({ of }) => found(of, terms));
  }

  private usedLately(usage: Usage, limit: number): Found[] {
    const used = recents(usage).flatMap(id => this.searchables.get(id) ?? []);
    return used.slice(0, limit).map(each => found(each, []));
  }

  private rank(
    best: Best,
    terms: readonly string[],
    scoreOf: (searchable: Searchable, term: string) => number,
  ): void {
    for (const searchable of this.searchables.values()) {
      let score = 0;
      for (const term of terms) {
        const gained = scoreOf(searchable, term);
        score = gained === 0 ? 0 : score + gained;
        if (gained === 0) break;
      }
      if (score > 0) best.take(searchable, score / terms.length);
    }
  }

  private rankWithTypos(best: Best, terms: readonly string[]): void {
    const near = terms.map(term => this.nearTo(term));
    this.rank(best, terms, (searchable, term) => {
      const exact = anywhere(searchable, term);
      return exact > 0 ? exact : (near[terms.indexOf(term)]?.get(searchable) ?? 0);
    });
  }

  private nearTo(term: string): Map<Searchable, number> {
    const near = new Map<Searchable, number>();
    const most = slipsAllowed(term);
    if (most === 0) return near;
    for (const [word, searchables] of this.words()) {
      const slips = slipsToBeginning(term, word, most);
      if (slips > most) continue;
      const score = TYPO / slips;
      for (const each of searchables) near.set(each, Math.max(score, near.get(each) ?? 0));
    }
    return near;
  }

  /** The words of titles, tags and shortcuts, each with where it stands. */
  private words(): Map<string, Searchable[]> {
    if (this.vocabulary) return this.vocabulary;
    const vocabulary = new Map<string, Searchable[]>();
    for (const searchable of this.searchables.values()) {
      for (const word of new Set(
        `${searchable.title} ${searchable.tags} ${searchable.stem}`.split(NO_WORD),
      )) {
        const standing = vocabulary.get(word);
        if (standing) standing.push(searchable);
        else vocabulary.set(word, [searchable]);
      }
    }
    this.vocabulary = vocabulary;
    return vocabulary;
  }
}

const NO_WORD = /[^\p{L}\p{N}]+/u;

function inShortFields({ shortcut, stem, title, tags }: Searchable, term: string): number {
  if (shortcut === term || stem === term) return EXACT;
  if (shortcut !== '' && (shortcut.startsWith(term) || stem.startsWith(term))) return SHORTCUT;

  const inTitle = title.indexOf(term);
  if (inTitle === 0) return TITLE_BEGINS;
  if (inTitle > 0 && beginsWord(title, term, inTitle)) return WORD_BEGINS;
  if (inTitle > 0 && IS_CJK.test(term)) return INSIDE_CJK;

  const inTags = tags.indexOf(term);
  if (inTags >= 0 && beginsWord(tags, term, inTags)) return TAG_BEGINS;
  if (inTitle > 0 || inTags > 0 || shortcut.includes(term)) return INSIDE;
  return 0;
}

function anywhere(searchable: Searchable, term: string): number {
  const short = inShortFields(searchable, term);
  if (short > 0) return short;
  // One letter is in every reply: it would find everything and mean nothing.
  if (term.length < 2 && !IS_CJK.test(term)) return 0;
  searchable.body ??= fold(wordsOf(searchable.entry.template.body));
  const inBody = searchable.body.indexOf(term);
  if (inBody < 0) return 0;
  return beginsWord(searchable.body, term, inBody) || IS_CJK.test(term) ? BODY_WORD : BODY;
}

const IS_CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const IS_WORD = /[\p{L}\p{N}]/u;

/** Whether the term stands at the beginning of a word, there or later. */
function beginsWord(text: string, term: string, from: number): boolean {
  for (let at = from; at >= 0; at = text.indexOf(term, at + 1)) {
    if (at === 0 || !IS_WORD.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** The words of a body for searching, not for reading: markup goes, the common entities become what they mean. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}

function found({ entry, folder_name }: Searchable, terms: readonly string[]): Found {
  const { title, shortcut, language } = entry.template;
  return { id: entry.id, title, shortcut, language, folder_name, marks: marksOf(title, terms) };
}

/** The few best so far, in order: a sorted list of ten beats sorting ten thousand. */
class Best {
  readonly list: { of: Searchable; score: number }[] = [];
  private readonly taken = new Set<Searchable>();

  constructor(
    private readonly limit: number,
    private readonly usage: Usage,
  ) {}

  get isShort(): boolean {
    return this.list.length < this.limit;
  }

  take(of: Searchable, matched: number): void {
    if (this.taken.has(of)) return;
    const candidate = { of, score: matched + boost(this.usage.get(of.entry.id)) };
    const last = this.list.at(-1);
    if (!this.isShort && last && comesFirst(last, candidate)) return;

    const place = this.list.findIndex(each => comesFirst(candidate, each));
    this.list.splice(place === -1 ? this.list.length : place, 0, candidate);
    this.taken.add(of);
    const dropped = this.list.length > this.limit ? this.list.pop() : undefined;
    if (dropped) this.taken.delete(dropped.of);
  }
}

type Candidate = { of: Searchable; score: number };

function comesFirst(one: Candidate, other: Candidate): boolean {
  if (one.score !== other.score) return one.score > other.score;
  if (one.of.title !== other.of.title) return one.of.title < other.of.title;
  return one.of.entry.id < other.of.entry.id;
}

import type { Entry, Found } from './entry';
import { type Answered, FittingIndex } from './fits';
import { because, found } from './found';
import { type Narrowing, queryIn, termsOf } from './query';
import { Ranking } from './ranking';
import { bodyOf, leftBy, type Searchable, searchableOf } from './searchable';
import { TitleOrder } from './title_order';
import { type Habits, recents } from './usage';
import { Vocabulary } from './vocabulary';

/**
 * Ranked search as one types. Every word of the query must be found: in shortcut, title or tags first; in bodies
 * where those give too few; forgiving slips and relatives where nothing else is found. The same library, query and
 * habits give the same order.
 */
export class SearchIndex {
  private readonly searchables = new Map<string, Searchable>();
  private readonly unprepared = new Set<Searchable>();
  private topics = new FittingIndex();
  private vocabulary: Vocabulary | null = null;
  private titles: TitleOrder | null = null;
  /** How many have left these two since they were made. */
  private left = 0;
  private ranking: Ranking | null = null;
  private beginnings: Ranking | null = null;
  private narrowed: { to: string; ranking: Ranking } | null = null;
  private chosen: { among: ReadonlySet<string>; ranking: Ranking } | null = null;

  get size(): number {
    return this.searchables.size;
  }

  /** `folders`: the names of the entry's folder and of those around it, its own first. */
  set(entry: Entry, folders: readonly string[]): void {
    this.delete(entry.id);
    const searchable = searchableOf(entry, folders);
    this.searchables.set(entry.id, searchable);
    this.unprepared.add(searchable);
    this.vocabulary?.add(searchable);
    this.titles?.add(searchable);
  }

  delete(id: string): void {
    const gone = this.searchables.get(id);
    this.forgetRankings();
    if (!gone) return;
    this.leaveOrders(gone);
    this.searchables.delete(id);
    this.unprepared.delete(gone);
    this.topics.delete(id);
  }

  clear(): void {
    this.searchables.clear();
    this.unprepared.clear();
    this.topics = new FittingIndex();
    this.forgetOrders();
    this.forgetRankings();
  }

  /** Reads some bodies before anybody waits for them; false when none is left. */
  prepare(atMost: number): boolean {
    if (this.topics.isWorn) this.readAllAnew();
    let left = atMost;
    for (const searchable of this.unprepared) {
      if (left-- === 0) return true;
      this.topics.add(searchable);
      this.unprepared.delete(searchable);
    }
    this.words();
    this.byTitle();
    return false;
  }

  /** Likewise, what only a search needs: a page of the library suggests nothing. */
  readAhead(atMost: number): boolean {
    let left = atMost;
    for (const searchable of this.searchables.values()) {
      if (searchable.body) continue;
      if (left-- === 0) return true;
      bodyOf(searchable);
    }
    this.words();
    this.byTitle();
    return false;
  }

  search(query: string, limit: number, habits: Habits): Found[] {
    const { terms, narrowings } = queryIn(query);
    if (terms.length === 0) return this.atHand(limit, habits, leftBy(narrowings, habits.favourites));
    const ranking = narrowings.length > 0 ? this.rankingOf(narrowings, habits) : this.rankingOfAll();
    return ranking.best(terms, limit, habits).map(each => found(each, terms, habits));
  }

  /** Likewise, of these alone. The same set again, as while somebody types on, costs less. */
  searchAmong(among: ReadonlySet<string>, query: string, limit: number, habits: Habits): Found[] {
    const { terms } = queryIn(query);
    if (terms.length === 0) return this.atHand(limit, habits, each => among.has(each.entry.id));
    const ranking = this.rankingAmong(among);
    return ranking.best(terms, limit, habits).map(each => found(each, terms, habits));
  }

  /** Only what begins so, for a list that opens by itself while somebody writes. */
  beginningWith(typed: string, limit: number, habits: Habits): Found[] {
    const terms = termsOf(typed);
    if (terms.length === 0) return [];
    this.beginnings ??= new Ranking([...this.searchables.values()], () => this.words());
    return this.beginnings.beginning(terms, limit, habits).map(each => found(each, terms, habits));
  }

  /** What is clearly about the same as a message, best first; of what has been prepared. */
  fitting(message: Answered, limit: number, habits: Habits): Found[] {
    return because('fits', this.topics.fitting(message, limit), habits);
  }

  /** What a person marked, what was used lately, then the others by title. */
  private atHand(limit: number, habits: Habits, isLeft: (searchable: Searchable) => boolean): Found[] {
    const { usage, favourites } = habits;
    const marked = this.known(favourites).filter(isLeft);
    const used = this.known(recents(usage)).filter(each => isLeft(each) && !favourites.has(each.entry.id));
    const rows = [...because('favourite', marked, habits), ...because('lately', used, habits)].slice(
      0,
      limit,
    );
    for (const each of this.byTitle()) {
      if (rows.length >= limit) break;
      const { id } = each.entry;
      if (!usage.has(id) && !favourites.has(id) && isLeft(each)) rows.push(found(each, [], habits));
    }
    return rows;
  }

  private known(ids: Iterable<string>): Searchable[] {
    return [...ids].flatMap(id => this.searchables.get(id) ?? []);
  }

  private rankingOfAll(): Ranking {
    this.ranking ??= new Ranking([...this.searchables.values()], () => this.words());
    return this.ranking;
  }

  /** Kept while somebody types on behind the same narrowings. */
  private rankingOf(narrowings: readonly Narrowing[], { favourites }: Habits): Ranking {
    const to = JSON.stringify([narrowings, [...favourites]]);
    if (this.narrowed?.to === to) return this.narrowed.ranking;
    const left = [...this.searchables.values()].filter(leftBy(narrowings, favourites));
    const ranking = new Ranking(left, () => new Vocabulary(left));
    this.narrowed = { to, ranking };
    return ranking;
  }

  private rankingAmong(among: ReadonlySet<string>): Ranking {
    if (this.chosen?.among === among) return this.chosen.ranking;
    const left = [...among].flatMap(id => this.searchables.get(id) ?? []);
    const ranking = new Ranking(left, () => new Vocabulary(left));
    this.chosen = { among, ranking };
    return ranking;
  }

  private readAllAnew(): void {
    this.topics = new FittingIndex();
    for (const searchable of this.searchables.values()) this.unprepared.add(searchable);
  }

  /** One that changes leaves them as they are but for itself; where many do, making them anew is cheaper. */
  private leaveOrders(gone: Searchable): void {
    if (++this.left * 20 > this.searchables.size) this.forgetOrders();
    this.vocabulary?.delete(gone);
    this.titles?.delete(gone);
  }

  private forgetOrders(): void {
    this.vocabulary = null;
    this.titles = null;
    this.left = 0;
  }

  private forgetRankings(): void {
    this.ranking = null;
    this.beginnings = null;
    this.narrowed = null;
    this.chosen = null;
  }

  private byTitle(): TitleOrder {
    this.titles ??= new TitleOrder(this.searchables.values());
    return this.titles;
  }

  private words(): Vocabulary {
    this.vocabulary ??= new Vocabulary(this.searchables.values());
    return this.vocabulary;
  }
}

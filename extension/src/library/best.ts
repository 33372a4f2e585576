import type { Searchable } from './searchable';
import { boost, type Habits } from './usage';

/** The few best so far, in order: a sorted list of ten beats sorting ten thousand. */
export class Best {
  readonly list: Candidate[] = [];
  private readonly taken = new Set<Searchable>();

  constructor(
    private readonly limit: number,
    private readonly habits: Habits,
  ) {}

  get isShort(): boolean {
    return this.list.length < this.limit;
  }

  take(of: Searchable, matched: number): void {
    if (this.taken.has(of)) return;
    const candidate = { of, score: matched + boost(of.entry.id, this.habits) };
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

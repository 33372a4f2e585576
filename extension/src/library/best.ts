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

    this.list.splice(this.placeOf(candidate), 0, candidate);
    this.taken.add(of);
    const dropped = this.list.length > this.limit ? this.list.pop() : undefined;
    if (dropped) this.taken.delete(dropped.of);
  }

  /** Behind all that come first; a library's list takes five hundred, and every match looks for its place. */
  private placeOf(candidate: Candidate): number {
    let [least, most] = [0, this.list.length];
    while (least < most) {
      const middle = (least + most) >> 1;
      const there = this.list[middle];
      if (there && !comesFirst(candidate, there)) least = middle + 1;
      else most = middle;
    }
    return least;
  }
}

type Candidate = { of: Searchable; score: number };

function comesFirst(one: Candidate, other: Candidate): boolean {
  if (one.score !== other.score) return one.score > other.score;
  if (one.of.title !== other.of.title) return one.of.title < other.of.title;
  return one.of.entry.id < other.of.entry.id;
}

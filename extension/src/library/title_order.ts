import type { Searchable } from './searchable';

/** What can be searched by folded title; with the same title by id, so that it is the same order whatever came first. */
export class TitleOrder {
  private readonly sorted: Searchable[];

  constructor(searchables: Iterable<Searchable>) {
    this.sorted = [...searchables].sort(compared);
  }

  [Symbol.iterator](): Iterator<Searchable> {
    return this.sorted[Symbol.iterator]();
  }

  add(searchable: Searchable): void {
    this.sorted.splice(this.behind(searchable), 0, searchable);
  }

  delete(searchable: Searchable): void {
    const at = this.behind(searchable) - 1;
    if (this.sorted[at] === searchable) this.sorted.splice(at, 1);
  }

  /** How many stand before it, itself among them. */
  private behind(searchable: Searchable): number {
    let [least, most] = [0, this.sorted.length];
    while (least < most) {
      const middle = (least + most) >> 1;
      const there = this.sorted[middle];
      if (there && compared(there, searchable) <= 0) least = middle + 1;
      else most = middle;
    }
    return least;
  }
}

function compared(one: Searchable, other: Searchable): number {
  if (one.title !== other.title) return one.title < other.title ? -1 : 1;
  if (one.entry.id === other.entry.id) return 0;
  return one.entry.id < other.entry.id ? -1 : 1;
}

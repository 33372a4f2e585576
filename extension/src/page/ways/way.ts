import type { Spot } from '../field';
import type { CaretPlaces, Reply } from '../reply';
import type { Shape } from '../shape';

/** One way of getting text into a field. The first that works is the one that leaves undo as a person knows it. */
export interface Way {
  readonly name: string;
  /** What this way would do here; null where it cannot serve. Touches nothing. */
  attempt(spot: Spot, reply: Reply): Attempt | null;
}

export interface Attempt {
  /** Replaces the spot, which is selected already. Whether an editor took that on itself, in its own time. */
  insert(): boolean;
  /** What may stand there afterwards, the likeliest first. */
  outcomes: [Outcome, ...Outcome[]];
  /** What must have come with the words; null where whatever comes will do. */
  shape: Shape | null;
}

export interface Outcome {
  /** White space may differ. */
  text: string;
  carets: CaretPlaces;
}

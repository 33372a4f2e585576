/** A value that a template needs and nobody knows. */
export interface Question {
  /** The variable's name as written, e.g. `order_number` or `to.first_name`. */
  name: string;
  label: string;
  kind: 'text' | 'choice' | 'date' | 'toggle';
  /** For a choice: what one may choose, in order. */
  options: string[];
  default: string;
}

/** By a question's name. A date is `YYYY-MM-DD`; a toggle is `true` or `false`. */
export type Answers = Record<string, string>;

/** A value that a template needs and nobody knows. */
export interface Question {
  /** The variable's name as written, e.g. `order_number` or `to.first_name`. */
  name: string;
  label: string;
  kind: QuestionKind;
  /** For `choice` and `several`: what one may choose, in order. */
  options: string[];
  /** For `rows`: what stands above each column, in order. */
  columns: string[];
  /** The answer that is offered, written as `Answers` has it; empty where there is none. */
  default: string;
  /** A line below the field. */
  hint: string;
  /** Whether it may be left empty. */
  optional: boolean;
}

export const QUESTION_KINDS = [
  'text',
  'long',
  'email',
  'number',
  'choice',
  'several',
  'list',
  'rows',
  'date',
  'toggle',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/**
 * By a question's name; empty where an optional one was left so. A date is `YYYY-MM-DD`; a toggle is `true` or
 * `false`; of `several`, a `list` or `rows`, each stands on a line of its own, and a row has a tab between its cells.
 */
export type Answers = Record<string, string>;

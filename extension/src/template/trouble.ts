/** A template that reads well but cannot be carried out; it never reaches a person's message. */
export class Trouble extends Error {
  constructor(
    message: string,
    readonly suggestion = '',
  ) {
    super(message);
  }
}

/** What a template may use up while it is rendered. */
export const BOUNDS = {
  /** UTF-16 code units of one text. */
  text: 1_048_576,
  /** Members of one list, and turns of all loops together. */
  turns: 10_000,
  /** Of one template, asked or answered: with each answer it is worked out what is asked next. */
  questions: 100,
  /** Templates put into one. */
  included: 100,
  /** Milliseconds; only a last resort, so generous. */
  time: 2_000,
};

export function tooMuch(): Trouble {
  return new Trouble(
    'This template makes too much text or goes round too often.',
    'expected a shorter loop or text',
  );
}

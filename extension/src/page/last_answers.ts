import type { Answers, Question } from '@/template/question';
import { isPlain } from './editable';

/**
 * What was answered lately, a field each: the order number that one reply asked for is offered when the next reply
 * in the same message asks for it again.
 *
 * An answer is about one customer, so it is offered only where it still stands in the text of the very field that it
 * was given in, and for ten minutes. A field that was sent, emptied or turned to somebody else offers nothing, in
 * whatever way its page does that. All of it
 * lives in this script of this page and goes with it; it is neither stored nor sent.
 */
export interface LastAnswers {
  offered(field: HTMLElement, questions: readonly Question[]): Answers;
  given(field: HTMLElement, answers: Answers): void;
}

/** A day, a choice, a number or a list belongs to the reply that asked for it. */
const REPEATED: ReadonlySet<Question['kind']> = new Set(['text', 'email']);
const OFFERED_MS = 10 * 60_000;

/** `now` in milliseconds, from whenever. */
export function lastAnswers(now: () => number): LastAnswers {
  const known = new WeakMap<HTMLElement, Map<string, { answer: string; at: number }>>();

  return {
    offered(field, questions) {
      const offered: Answers = {};
      for (const { kind, name } of questions) {
        const last = known.get(field)?.get(name);
        const isFresh = last !== undefined && now() - last.at < OFFERED_MS;
        if (REPEATED.has(kind) && isFresh && textIn(field).includes(spaced(last.answer)))
          offered[name] = last.answer;
      }
      return offered;
    },

    given(field, answers) {
      const here = known.get(field) ?? new Map();
      for (const [name, answer] of Object.entries(answers)) {
        if (answer.trim() === '') here.delete(name);
        else here.set(name, { answer, at: now() });
      }
      known.set(field, here);
    },
  };
}

const textIn = (field: HTMLElement): string =>
  spaced(isPlain(field) ? field.value : (field.textContent ?? ''));

/** White space is the editor's own. */
const spaced = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

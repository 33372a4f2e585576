import type { Entry } from '@/library/entry';
import type { Context } from '@/template/context';
import type { Nested } from '@/template/nested';
import type { TemplateProblem } from '@/template/problem';
import type { Answers, Question } from '@/template/question';
import { type Filled, render } from '@/template/render';
import type { Trigger } from './trigger';

/** A trigger and the template that it opens. */
export interface Match {
  trigger: Trigger;
  entry: Entry;
}

/** What the words before the caret call for. */
export type Expansion =
  | { kind: 'nothing' }
  | { kind: 'asks'; questions: Question[]; preview: Filled }
  /** `replaces`: how much before the caret goes; UTF-16 code units. */
  | { kind: 'inserts'; filled: Filled; replaces: number }
  | { kind: 'broken'; problems: TemplateProblem[] };

/** Decides what happens to a match. Reads no clock, no page, no storage; nothing with a hole is ever inserted. */
export function expand(match: Match | null, context: Context, answers: Answers, nested: Nested): Expansion {
  if (!match) return { kind: 'nothing' };

  const rendering = render(match.entry.template, context, answers, nested);
  if (rendering.kind !== 'filled') return rendering;

  const { kind: _, ...filled } = rendering;
  return { kind: 'inserts', filled, replaces: match.trigger.replaces };
}

import type { Context } from './context';
import { spoken } from './date_words';
import { type Moment, wallClock } from './dates';
import type { Nested } from './nested';
import type { Answers, Question } from './question';
import type { Ask } from './questions';
import type { Attachment, Template } from './template';

/** What all fields of one rendering share. */
export interface Occasion {
  context: Context;
  answers: Answers;
  declared: ReadonlyMap<string, Ask>;
  nested: Nested;
  /** What turned out to be missing, in the order in which it was needed. */
  missing: Map<string, Question>;
  locale: string;
  now: Moment;
  turns: number;
  included: number;
  /** The files of the templates put in so far, in the order of reading. */
  brought: Attachment[];
  samples: number;
}

export function occasionOf(
  template: Template,
  context: Context,
  answers: Answers,
  declared: ReadonlyMap<string, Ask>,
  nested: Nested,
): Occasion {
  return {
    context,
    answers,
    declared,
    nested,
    missing: new Map(),
    locale: spoken(localeFor(template.language, context.locale)),
    /** Most templates never ask what time it is. */
    get now() {
      return wallClock(context.now, context.time_zone);
    },
    turns: 0,
    included: 0,
    brought: [],
    samples: 0,
  };
}

/** A template in `en` speaks as the person does, who may be in `en-GB`; one in `en-US` or `fr` keeps to that. */
function localeFor(language: string, locale: string): string {
  const samePlace = locale.toLowerCase().startsWith(`${language.toLowerCase()}-`);
  return !language || samePlace ? locale : language;
}

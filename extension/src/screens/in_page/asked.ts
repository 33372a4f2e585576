import type { Answers, Question } from '@/template/question';
import type { Rendering } from '@/template/render';

/** What stands in the box for these answers. */
export interface Asked {
  questions: Question[];
  /** Of these questions only, and only what was said: an empty text is no answer. */
  answers: Answers;
  rendering: Rendering;
}

/**
 * Answers may bring further questions, and taking an answer back may take these away again: so it is worked out from
 * the first questions each time. It ends because each round adds a question that was not there.
 */
export function askedFor(first: Question[], said: Answers, preview: (answers: Answers) => Rendering): Asked {
  let questions = first;
  for (;;) {
    const answers = given(questions, said);
    const rendering = preview(answers);
    const further = rendering.kind === 'asks' ? rendering.questions.filter(isNew(questions)) : [];
    if (further.length === 0) return { questions, answers, rendering };
    questions = [...questions, ...further];
  }
}

/** A question's answer as its field shows it, before anybody touches it: the default, or off for a toggle. */
export function firstAnswer(question: Question): string {
  if (question.kind === 'toggle') return question.default === 'true' ? 'true' : 'false';
  if (question.kind === 'choice') return question.options.includes(question.default) ? question.default : '';
  if (question.kind === 'date') return isDay(question.default) ? question.default : '';
  return question.default;
}

/** What is to be done about a question that has no answer yet. */
export function wanted(question: Question): string {
  if (question.kind === 'choice') return 'Choose one.';
  if (question.kind === 'date') return 'Give a date.';
  return 'Fill this in.';
}

function given(questions: Question[], said: Answers): Answers {
  const answers = questions.map(
    question => [question.name, said[question.name] ?? firstAnswer(question)] as const,
  );
  return Object.fromEntries(answers.filter(([, answer]) => answer.trim() !== ''));
}

/** Such as 2026-02-28; there is no 2026-02-31. */
function isDay(text: string): boolean {
  const day = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? text : Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isNew(questions: Question[]) {
  const names = new Set(questions.map(question => question.name));
  return (question: Question) => !names.has(question.name);
}

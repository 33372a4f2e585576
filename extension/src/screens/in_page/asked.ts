import { numberFrom } from '@/template/numbers';
import type { Answers, Question } from '@/template/question';
import type { Rendering } from '@/template/render';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';

/** What stands in the box for these answers. */
export interface Asked {
  questions: Question[];
  /** Of these questions only, and only what was said and can be used: an empty text is no answer, unless it may be. */
  answers: Answers;
  rendering: Rendering;
}

/**
 * Each question is asked because the answers before it lead there, so it is worked out one after another, each time
 * from the first: an answer may bring further questions and take others away. Where an answer cannot be used, those
 * that would have come next stay as they were. It ends because each round adds a question.
 */
export function askedFor(said: Answers, preview: (answers: Answers) => Rendering): Asked {
  let questions: Question[] = [];
  let coming: Question[] = [];
  for (;;) {
    const answers = given(questions, said);
    const rendering = preview(answers);
    if (rendering.kind === 'asks') coming = rendering.questions.filter(isNew(questions));
    const [next, ...others] = rendering.kind === 'filled' ? [] : coming;
    if (rendering.kind === 'broken') return { questions: [...questions, ...coming], answers, rendering };
    if (!next) return { questions, answers, rendering };
    questions = [...questions, next];
    coming = others;
  }
}

/** A question's answer as its field shows it, before anybody touches it: the default, or off for a toggle. */
export function firstAnswer(question: Question): string {
  const { kind, options, default: offered } = question;
  if (kind === 'toggle') return offered === 'true' ? 'true' : 'false';
  if (kind === 'choice') return options.includes(offered) ? offered : '';
  if (kind === 'several') return options.filter(option => offered.split('\n').includes(option)).join('\n');
  if (kind === 'date') return isDay(offered) ? offered : '';
  return kind === 'rows' ? '' : offered;
}

/** What is to be done about a question that has no answer yet. */
export function wanted(question: Question): string {
  return say(WANTED[question.kind] ?? 'in_page.wanted');
}

const WANTED: Partial<Record<Question['kind'], Word>> = {
  choice: 'in_page.wanted_choice',
  several: 'in_page.wanted_several',
  date: 'in_page.wanted_date',
  number: 'in_page.wanted_number',
  email: 'in_page.wanted_email',
  list: 'in_page.wanted_list',
  rows: 'in_page.wanted_rows',
};

function given(questions: Question[], said: Answers): Answers {
  const answers = questions.map(
    question => [question, said[question.name] ?? firstAnswer(question)] as const,
  );
  return Object.fromEntries(
    answers
      .filter(([question, answer]) => isUsable(question, answer.trim()))
      .map(([{ name }, answer]) => [name, answer.trim() === '' ? '' : answer]),
  );
}

function isUsable({ kind, optional }: Question, answer: string): boolean {
  if (answer === '') return optional;
  if (kind === 'number') return numberFrom(answer, '.') !== null;
  return kind !== 'email' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer);
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

import type { Answers, Question } from '@/template/question';
import { plainQuestion } from '@/template/questions';
import type { Rendering } from '@/template/render';

/**
 * What the page should have told and nobody was asked for, since a default or a condition stood in for it. A whole
 * list of people cannot be asked for in a line.
 */
export function unaskedOf(unread: readonly string[], answers: Answers): Question[] {
  return unread
    .filter(name => (name.includes('.') || name === 'subject') && !Object.hasOwn(answers, name))
    .map(plainQuestion);
}

/** The same rendering, which asks for these as long as they have no answer. */
export function askingFirst(
  questions: readonly Question[],
  rendered: (answers: Answers) => Rendering,
): (answers: Answers) => Rendering {
  return answers => {
    const rendering = rendered(answers);
    const open = questions.filter(question => !Object.hasOwn(answers, question.name));
    if (rendering.kind === 'broken' || open.length === 0) return rendering;
    if (rendering.kind === 'filled') return { kind: 'asks', questions: open, preview: rendering };

    const further = rendering.questions.filter(one => !open.some(other => other.name === one.name));
    return { ...rendering, questions: [...open, ...further] };
  };
}

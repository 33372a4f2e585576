import type { Question } from '@/template/question';
import { labelOf } from '@/template/questions';
import type { Rendering } from '@/template/render';

/**
 * What the page should have told of these names and a default or a condition stood in for, as questions. A whole list
 * of people cannot be asked for in a line.
 */
export function unaskedOf(unread: readonly string[], rendering: Rendering): Question[] {
  const asked = new Set(questionsOf(rendering).map(question => question.name));
  return unread
    .filter(name => (name.includes('.') || name === 'subject') && !asked.has(name))
    .map(name => ({ name, label: labelOf(name), kind: 'text', options: [], default: '' }));
}

/** The same rendering, asking for these first. */
export function askingFor(questions: Question[], rendering: Rendering): Rendering {
  if (rendering.kind === 'broken' || questions.length === 0) return rendering;
  const preview = rendering.kind === 'asks' ? rendering.preview : rendering;
  return { kind: 'asks', questions: [...questions, ...questionsOf(rendering)], preview };
}

const questionsOf = (rendering: Rendering): Question[] =>
  rendering.kind === 'asks' ? rendering.questions : [];

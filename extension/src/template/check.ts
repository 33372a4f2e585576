import { type FieldReading, readTemplate } from './fields';
import type { Nested } from './nested';
import type { TemplateProblem } from './problem';
import type { Question } from './question';
import { plainQuestion } from './questions';
import type { Template } from './template';
import { VARIABLES } from './vocabulary';

/** Everything wrong in a template that can be seen without rendering it, in reading order. Never throws. */
export function problemsIn(template: Template): TemplateProblem[] {
  return readTemplate(template).flatMap(field => field.problems);
}

/** Every name that a template uses, each once, e.g. `to.first_name`, `clipboard`. */
export function namesIn(template: Template): string[] {
  return namesUsedBy(readTemplate(template));
}

/** Every name that a template uses with those that it puts in, of which only the body is put in. */
export function namesWithin(template: Template, nested: Nested): string[] {
  const inner = [...nested.values()].flat().flatMap(each => namesUsedBy(readTemplate(each).filter(isBody)));
  return [...new Set([...namesIn(template), ...inner])];
}

function namesUsedBy(fields: readonly FieldReading[]): string[] {
  const given = new Set(fields.flatMap(field => [...field.gives]));
  const names = fields.flatMap(field => field.uses.map(use => use.path));
  return [...new Set(names.filter(([root]) => !given.has(root ?? '')).map(path => path.join('.')))];
}

const isBody = ({ field }: FieldReading): boolean => field === 'body';

/** What a template declares with `ask`, and names that nothing on a page could ever tell. */
export function questionsIn(template: Template): Question[] {
  const fields = readTemplate(template);
  const given = new Set(fields.flatMap(field => [...field.gives]));
  const questions = new Map<string, Question>();
  for (const question of fields.flatMap(field => field.asks.map(ask => ask.question))) {
    if (!questions.has(question.name)) questions.set(question.name, question);
  }
  for (const use of fields.flatMap(field => field.uses)) {
    const [root = ''] = use.path;
    const name = use.path.join('.');
    if (!use.needed || given.has(root) || Object.hasOwn(VARIABLES, root) || questions.has(name)) continue;
    questions.set(name, plainQuestion(name));
  }
  return [...questions.values()];
}

/** The shortcuts of the templates that this one puts in, as written, each once. */
export function nestedIn(template: Template): string[] {
  return [
    ...new Set(readTemplate(template).flatMap(field => field.includes.map(include => include.shortcut))),
  ];
}

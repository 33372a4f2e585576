import { LiquidError } from 'liquidjs';
import { richSource } from './body';
import type { Context } from './context';
import { renderField } from './engine';
import { plainSource } from './engine_source';
import { type FieldReading, LIMITS, readTemplate, writingOf } from './fields';
import type { Nested } from './nested';
import { type Occasion, occasionOf } from './occasion';
import { placeIn } from './place';
import type { TemplateProblem } from './problem';
import type { Answers, Question, QuestionKind } from './question';
import type { Ask } from './questions';
import { type Attachment, LIQUID_FIELDS, type LiquidField, type Template } from './template';
import { markedTextOf } from './text';
import { Trouble } from './trouble';

/**
 * A template as it would be sent.
 *
 * `html` is the body, not yet sanitised: values in it are escaped, but a link may still lead wherever a value says,
 * so it goes through `sanitiser` before it enters a page. Each place for the caret is an empty
 * `<span data-caret="">`, which whoever inserts it removes. `text` is the same as plain text, and `carets` are its
 * caret places as offsets into `text` (UTF-16, in reading order). The first is where the caret ends up; where there
 * is none, it stands behind the text. The other fields hold one line each.
 */
export interface Filled {
  html: string;
  text: string;
  carets: number[];
  subject: string;
  to: string;
  cc: string;
  bcc: string;
  /** The files that go out with it, its own and then those of what was put in; absent for none. */
  attachments?: readonly Attachment[];
}

/**
 * What became of a template. In the preview of one that `asks`, a hole is `<mark data-hole="name">label</mark>` in
 * html and `[label]` everywhere else. One that is `filled` has no hole, no brackets of its own and no error in it.
 */
export type Rendering =
  | { kind: 'asks'; questions: Question[]; preview: Filled }
  | ({ kind: 'filled' } & Filled)
  | { kind: 'broken'; problems: TemplateProblem[] };

/** Fills a template with what is known. `nested` holds, by the shortcut as written, every template it puts in. */
export function render(template: Template, context: Context, answers: Answers, nested: Nested): Rendering {
  const fields = readTemplate(template);
  const problems = [...fields.flatMap(field => field.problems), ...nestingProblems(template, fields, nested)];
  if (problems.length > 0) return { kind: 'broken', problems };

  const occasion = occasionOf(template, context, answers, declaredIn(fields, nested), nested);
  const written = {} as Record<LiquidField, string>;
  for (const field of LIQUID_FIELDS) {
    const outcome = rendered(template, field, occasion);
    if (typeof outcome !== 'string') return { kind: 'broken', problems: [outcome] };
    written[field] = outcome;
  }

  const attachments = onceEach(template.attachments ?? [], occasion.brought);
  const filled = { ...filledFrom(written), ...(attachments.length > 0 && { attachments }) };
  if (occasion.missing.size === 0) return { kind: 'filled', ...filled };
  const questions = [...occasion.missing.values()].map(question => offering(question, occasion));
  return { kind: 'asks', questions, preview: filled };
}

function rendered(template: Template, field: LiquidField, occasion: Occasion): string | TemplateProblem {
  const text = template[field];
  if (!text.includes('{{') && !text.includes('{%')) return text;

  const writing = writingOf(field);
  const source = writing === 'rich' ? richSource(text) : plainSource(text);
  try {
    return renderField(source, writing, occasion);
  } catch (wrong) {
    return problemFrom(wrong, field, text, source.placeOf);
  }
}

function problemFrom(
  wrong: unknown,
  field: LiquidField,
  text: string,
  placeOf: (offset: number) => number,
): TemplateProblem {
  const place = wrong instanceof LiquidError ? placeOf(wrong.token.begin) : 0;
  const cause = wrong instanceof LiquidError ? (wrong.originalError ?? wrong) : wrong;
  const said =
    cause instanceof Trouble
      ? { message: cause.message, suggestion: cause.suggestion }
      : /limit exceeded/.test(String(cause))
        ? {
            message: 'This template makes too much text or goes round too often.',
            suggestion: 'expected a shorter loop or text',
          }
        : { message: 'This cannot be carried out.', suggestion: '' };
  return { field, ...placeIn(text, place), ...said };
}

function filledFrom(written: Record<LiquidField, string>): Filled {
  const { text, carets } = markedTextOf(written.body);
  return {
    html: written.body,
    text,
    carets,
    subject: oneLine(written.subject),
    to: oneLine(written.to),
    cc: oneLine(written.cc),
    bcc: oneLine(written.bcc),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What the reply has already under another name is not sent a second time. */
function onceEach(own: readonly Attachment[], brought: readonly Attachment[]): readonly Attachment[] {
  const all = [...own];
  for (const each of brought) if (!all.some(({ digest }) => digest === each.digest)) all.push(each);
  return all;
}

function declaredIn(fields: readonly FieldReading[], nested: Nested): Map<string, Ask> {
  const inner = [...nested.values()].flat().flatMap(template => readTemplate(template));
  const declared = new Map<string, Ask>();
  for (const ask of [...fields, ...inner].flatMap(field => field.asks)) {
    if (!declared.has(ask.question.name)) declared.set(ask.question.name, ask);
  }
  return declared;
}

/** The question with its default worked out, as far as the answers so far allow. */
function offering(question: Question, occasion: Occasion): Question {
  const offer = occasion.declared.get(question.name)?.offer;
  if (!offer) return question;
  const own = { ...occasion, missing: new Map<string, Question>(), samples: 0 };
  try {
    const source = plainSource(`{{ ${offer}${AS_ANSWER[question.kind] ?? ''} }}`);
    const said = renderField(source, 'plain', own).trim();
    return own.missing.size > 0 ? question : { ...question, default: said };
  } catch {
    return question;
  }
}

const AS_ANSWER: Partial<Record<QuestionKind, string>> = {
  date: ' | date: "%F"',
  several: ' | join: "\n"',
  list: ' | join: "\n"',
};

/** Templates put in that are not there, go in circles, too deep, or are broken themselves. */
function nestingProblems(
  template: Template,
  fields: readonly FieldReading[],
  nested: Nested,
): TemplateProblem[] {
  const fine = new Set<string>();
  const around = template.shortcut === '' ? [] : [template.shortcut];
  return fields.flatMap(({ field, includes }) =>
    includes.flatMap(({ shortcut, at }) => {
      const wrong = wrongInside(shortcut, nested, around, fine);
      return wrong ? [{ field, ...placeIn(template[field], at), ...wrong }] : [];
    }),
  );
}

function wrongInside(
  shortcut: string,
  nested: Nested,
  path: string[],
  fine: Set<string>,
): { message: string; suggestion: string } | null {
  if (fine.has(`${path.length} ${shortcut}`)) return null;
  if (path.includes(shortcut)) {
    return {
      message: `“${shortcut}” is put into itself: ${[...path, shortcut].join(' → ')}.`,
      suggestion: '',
    };
  }
  if (path.length > LIMITS.nesting) {
    return {
      message: 'Too many templates stand inside one another.',
      suggestion: `expected at most ${LIMITS.nesting}`,
    };
  }
  const [inner, ...others] = nested.get(shortcut) ?? [];
  if (!inner) return { message: `There is no template with the shortcut “${shortcut}”.`, suggestion: '' };
  if (others.length > 0) {
    return {
      message: `“${shortcut}” opens ${[inner, ...others].map(({ title }) => `“${title}”`).join(' and ')}.`,
      suggestion: 'expected a shortcut that opens one template',
    };
  }

  const [body] = readTemplate(inner).filter(reading => reading.field === 'body');
  const [broken] = body?.problems ?? [];
  if (broken)
    return {
      message: `The template “${shortcut}” is broken: ${broken.message}`,
      suggestion: broken.suggestion,
    };
  for (const include of body?.includes ?? []) {
    const wrong = wrongInside(include.shortcut, nested, [...path, shortcut], fine);
    if (wrong) return wrong;
  }
  fine.add(`${path.length} ${shortcut}`);
  return null;
}

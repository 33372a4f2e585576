import { problemsIn } from '@/template/check';
import type { Template } from '@/template/template';
import type { Fields, Refuse } from './pack_fields';
import type { Place } from './pack_tree';

/** Says what is wrong in a template's Liquid, at its place in the file. */
export function refuseBrokenLiquid(fields: Fields, template: Template, refuse: Refuse): void {
  for (const problem of problemsIn(template)) {
    const written =
      problem.field === 'body' ? (fields.get('html') ?? fields.get('body')) : fields.get(problem.field);
    if (written?.kind !== 'text') continue;

    const inText = problem.field === 'body' && !fields.get('html');
    const { line, column } = inText ? placeInText(written.text, template.body, problem) : problem;
    refuse(written.within(line, column), inSentences(problem.message, problem.suggestion));
  }
}

function inSentences(message: string, suggestion: string): string {
  if (!suggestion) return message;
  return `${message} ${suggestion.charAt(0).toUpperCase()}${suggestion.slice(1).replace(/([^.?!])$/, '$1.')}`;
}

/** A place in the HTML of a plain text, as a place in that text: so far behind the same opening brace. */
function placeInText(text: string, html: string, { line, column }: Place): Place {
  const above = html.split('\n').slice(0, line - 1);
  const offset = above.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const braces = [...html.slice(0, offset + 2).matchAll(/\{[{%]/g)];
  const brace = braces.at(-1);
  const same = [...text.matchAll(/\{[{%]/g)][braces.length - 1];
  if (!brace || !same) return { line: 1, column: 1 };

  const between = html.slice(brace.index, offset).replace(/&(lt|gt|amp);/g, '&');
  const before = text.slice(0, same.index + between.length).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

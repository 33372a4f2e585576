import { problemsIn } from '@/template/check';
import type { TemplateProblem } from '@/template/problem';
import type { Template } from '@/template/template';

/** What keeps a template from being saved; while it is empty every rest of typing saves. */
export interface Readiness {
  title: string | null;
  shortcut: string | null;
  problems: TemplateProblem[];
}

/** A half-typed template must not reach another keyboard: it waits until it reads well. */
export function readiness(template: Template): Readiness {
  return {
    title: template.title.trim() ? null : 'A template needs a title.',
    shortcut: /\s/.test(template.shortcut) ? 'A shortcut is one word, without spaces.' : null,
    problems: problemsIn(template),
  };
}

/** One sentence on why a template is not saved yet; null when it can be. */
export function whyNotSaved({ title, shortcut, problems }: Readiness): string | null {
  if (title ?? shortcut) return `Kept as a draft. ${title ?? shortcut}`;
  if (problems.length === 0) return null;
  return problems.length === 1
    ? 'Kept as a draft until the problem is solved'
    : `Kept as a draft until ${problems.length} problems are solved`;
}

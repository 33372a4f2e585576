import { problemsIn } from '@/template/check';
import type { TemplateProblem } from '@/template/problem';
import type { Template } from '@/template/template';
import { say } from '@/words/say';

/** What keeps a template from being saved; while it is empty every rest of typing saves. */
export interface Readiness {
  title: string | null;
  shortcut: string | null;
  problems: TemplateProblem[];
}

/** A half-typed template must not reach another keyboard: it waits until it reads well. */
export function readiness(template: Template): Readiness {
  return {
    title: template.title.trim() ? null : say('template.needs_title'),
    shortcut: /\s/.test(template.shortcut) ? say('template.shortcut_one_word') : null,
    problems: problemsIn(template),
  };
}

/** One sentence on why a template is not saved yet; null when it can be. */
export function whyNotSaved({ title, shortcut, problems }: Readiness): string | null {
  const why = title ?? shortcut;
  if (why) return say('template.kept_as_draft', { why });
  return problems.length === 0 ? null : say('template.kept_until_solved', { count: problems.length });
}

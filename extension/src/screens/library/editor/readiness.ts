import { problemsIn } from '@/template/check';
import type { TemplateProblem } from '@/template/problem';
import type { Template } from '@/template/template';
import { say } from '@/words/say';

/** What keeps a template from being saved; while it is empty every rest of typing saves. */
export interface Readiness {
  title: string | null;
  shortcut: string | null;
  reply: string | null;
  problems: TemplateProblem[];
}

/** A half-typed template must not reach another keyboard: it waits until it reads well. */
export function readiness(template: Template): Readiness {
  return {
    title: template.title.trim() ? null : say('template.needs_title'),
    shortcut: /\s/.test(template.shortcut) ? say('template.shortcut_one_word') : null,
    reply: template.shortcut !== '' && isEmpty(template) ? say('template.needs_reply') : null,
    problems: problemsIn(template),
  };
}

/** One sentence on why a template is not saved yet; null when it can be. */
export function whyNotSaved({ title, shortcut, reply, problems }: Readiness): string | null {
  const why = title ?? shortcut ?? reply;
  if (why) return say('template.kept_as_draft', { why });
  return problems.length === 0 ? null : say('template.kept_until_solved', { count: problems.length });
}

/** Its shortcut would only take itself away, on every keyboard that has it. */
function isEmpty({ body, subject, to, cc, bcc, attachments = [] }: Template): boolean {
  const fields = [subject, to, cc, bcc].join('');
  return fields.trim() === '' && attachments.length === 0 && EMPTY_BODY.test(body);
}

const EMPTY_BODY = /^(?:\s|&nbsp;|<\/?(?:p|div|br)\b[^>]*>)*$/;

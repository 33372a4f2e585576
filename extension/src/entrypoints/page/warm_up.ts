import type { Context } from '@/template/context';
import { render } from '@/template/render';
import { EMPTY_TEMPLATE } from '@/template/template';

/** Runs the language and the sanitiser once over nothing that matters. */
export function warmUp(sanitise: (html: string) => string): void {
  const body = '<p>Dear {{ to.first_name | default: "friend" }}, {{ today | date: "long" }}</p>';
  const rendering = render({ ...EMPTY_TEMPLATE, body }, NOBODY, {}, new Map());
  if (rendering.kind === 'filled') sanitise(rendering.html);
}

const NOBODY: Context = {
  to: [],
  cc: [],
  bcc: [],
  team: {},
  now: new Date(0),
  time_zone: 'UTC',
  locale: 'en',
  random: 0,
};

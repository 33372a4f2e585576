import { dateOutput, fromMoment, stepOf } from '../dates';
import { comment, quoted } from '../liquid_words';
import type { Notes } from '../notes';
import type { Command } from './text_blaze_command';

/** `{time: LL; shift=+3D}` */
export function time({ source, values, said }: Command, notes: Notes): string {
  const steps = [...(said.get('shift') ?? '').matchAll(/([+-]?\d+)\s*([A-Za-z])/g)].map(
    ([, count, unit = '']) => stepOf(Number(count), unit),
  );
  const { ours, lost } = fromMoment(values[0] ?? 'LL');
  const at = said.get('at');
  if (said.has('pattern')) notes.tell('dropped', `pattern=${said.get('pattern')}`, source);
  const became = dateOutput(
    ours,
    steps.filter(Boolean).join(', '),
    said.get('locale') ?? '',
    at ? quoted(at) : 'now',
  );
  return lost.length > 0 ? notes.near(source, became) : notes.converted(source, became);
}

/** `{user: name}` */
export function user({ source, values: [what = 'name'], said }: Command, notes: Notes): string {
  const known = USER[what.toLowerCase().replace(/[\s_]/g, '')];
  if (!known || said.size > 0) return notes.asked(source, { label: shown(source) }, source);
  return notes.converted(source, `{{ ${known} }}`);
}

/** `{site: url}` */
export function site({ source, values: [what = ''], said }: Command, notes: Notes): string {
  if (said.size === 0 && (what === 'url' || what === 'title'))
    return notes.converted(source, `{{ page.${what} }}`);
  return notes.asked(source, { label: shown(source) }, source);
}

/** `{key: enter}` */
export function key({ source, values: [key = ''] }: Command, notes: Notes): string {
  const stands = KEYS[key.toLowerCase()];
  return stands === undefined ? noted(source, notes) : notes.near(source, stands);
}

/** What does something and says nothing stays as a note. */
export function noted(source: string, notes: Notes): string {
  const note = comment(source);
  notes.tell('noted', source, note);
  return note;
}

/** A command as the label of a question. */
export const shown = (source: string): string => source.replace(/^\{|\}$/g, '').slice(0, 120);

const USER: Record<string, string> = {
  name: 'account.name',
  email: 'account.email',
  firstname: 'account.first_name',
  first: 'account.first_name',
  last: 'account.last_name',
};
const KEYS: Record<string, string> = { enter: '\n', return: '\n', tab: '\u00a0 ', space: ' ' };

import type { Dialect } from '../body';
import { dateOutput, fromMoment, stepOf } from '../dates';
import { comment, literal, quoted } from '../liquid_words';
import { type Notes, replaced } from '../notes';
import { formula } from './formula';

const PIECES =
  /%([\p{L}\p{N}_ -]{1,60})%|\[\[%d\(([^\]]*?)\)\]\]|\[\[%s\(([^\]]*?)\)\]\]|\[\[%p\]\]|\[\[%u\([^\]]*\)\]\]|\[\[([^\]=]*)=\]\]/gu;
const UNITS: Record<string, string> = {
  D: 'days',
  Do: 'days',
  d: 'days',
  M: 'months',
  Y: 'years',
  W: 'weeks',
  h: 'hours',
  m: 'minutes',
};

/** `%name%`, `[[%d(D+5)]]`, `[[%s(snip)]]`, `[[%p]]`, `[[15*600=]]` */
export const prokeys: Dialect = notes => ({
  text: stretch => replaced(stretch, PIECES, notes, found => inOurs(found, notes), literal),
});

function inOurs(found: RegExpExecArray, notes: Notes): string {
  const [piece, asked, date, nested, sum] = found;
  if (asked !== undefined) {
    const label = asked.trim();
    const name = notes.ask(label, { label });
    return label === '' ? notes.near(piece, piece) : notes.converted(piece, `{{ ${name} }}`);
  }
  if (date !== undefined) return dated(piece, date, notes);
  if (nested !== undefined) return notes.converted(piece, `{% include ${quoted(nested.trim())} %}`);
  if (piece === '[[%p]]') return notes.converted(piece, '{{ clipboard }}');
  const reckoned = sum === undefined ? null : formula(sum, name => name);
  if (reckoned !== null) return notes.converted(piece, `{{ ${reckoned} }}`);
  notes.tell('noted', piece, comment(piece));
  return comment(piece);
}

/** `D/M/Y` with a step behind a unit: `D+5`. */
function dated(piece: string, pattern: string, notes: Notes): string {
  const steps: string[] = [];
  const still = pattern.replace(/\b(Do|D|d|M|Y|W|h|m)([+-]\d+)/g, (_, unit: string, count: string) => {
    steps.push(stepOf(Number(count), UNITS[unit] ?? ''));
    return unit;
  });
  const { ours, lost } = fromMoment(
    still.replace(/\bY\b/g, 'YYYY').replace(/\bD\b/g, 'DD').replace(/\bM\b/g, 'MM'),
  );
  const became = dateOutput(ours, steps.filter(Boolean).join(', '));
  notes.tell(lost.length > 0 ? 'near' : 'converted', piece, became);
  return became;
}

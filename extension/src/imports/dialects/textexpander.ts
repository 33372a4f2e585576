import type { Dialect } from '../body';
import { dateOutput, fromStrftime, stepOf } from '../dates';
import { comment, literal, quoted } from '../liquid_words';
import { type Notes, replaced } from '../notes';

const PIECES =
  /%%|%\||%clipboard|%(?:snippet|key|filltext|fillarea|fillpopup|fillpart|fillpartend|@)[^%\n]*%|%fillpartend|%[<>^]|%[-_0^#]?1?[A-Za-z](?:[ -/:年月日]{1,4}%(?!clipboard|snippet:|key:|fill)[-_0^#]?1?[A-Za-z])*/g;
const KEYS: Record<string, string> = { tab: '\u00a0 ', return: '\n', enter: '\n', space: ' ' };

/** TextExpander's percent signs. */
export const textexpander: Dialect = notes => {
  const state = { shift: '' };
  return {
    brackets: /%(?:fill|snippet|key|@)[^%<\n]*(?:<[^<>]*>[^%<\n]*)+%/g,
    text: stretch => replaced(stretch, PIECES, notes, ([piece]) => inOurs(piece, notes, state), literal),
  };
};

function inOurs(piece: string, notes: Notes, state: { shift: string }): string {
  if (piece === '%%') return notes.converted(piece, '%');
  if (piece === '%clipboard') return notes.converted(piece, '{{ clipboard }}');
  if (piece === '%|') return notes.converted(piece, '{% caret %}');
  if (piece.startsWith('%fillpartend')) return notes.converted(piece, '{% endif %}');
  if (piece.startsWith('%@')) return shifted(piece, notes, state);

  const [name = '', ...rest] = piece.slice(1, piece.endsWith('%') ? -1 : undefined).split(':');
  if (name === 'snippet') return notes.converted(piece, `{% include ${quoted(rest.join(':'))} %}`);
  if (name === 'key') return keyed(piece, rest[0] ?? '', notes);
  if (name.startsWith('fill')) return filled(piece, name, rest, notes);
  return dated(piece, notes, state);
}

/** `%@+1D%` moves every date behind it. */
function shifted(piece: string, notes: Notes, state: { shift: string }): string {
  const found = /^%@([+-]\d+)([YMWDhmsH])%$/.exec(piece);
  const unit = found?.[2] === 'm' ? 'minute' : (found?.[2] ?? '');
  const step = found ? stepOf(Number(found[1]), unit) : '';
  if (step === '') {
    notes.tell('noted', piece, comment(piece));
    return comment(piece);
  }
  state.shift = state.shift ? `${state.shift}, ${step}` : step;
  notes.tell('converted', piece, `| shift: "${step}"`);
  return '';
}

function dated(piece: string, notes: Notes, { shift }: { shift: string }): string {
  if (!/%[-_0^#]?1?[A-Za-z]/.test(piece)) {
    notes.tell('noted', piece, comment(piece));
    return comment(piece);
  }
  const { ours, lost } = fromStrftime(piece);
  const codes = piece.match(/%[-_0^#]?1?[A-Za-z]/g) ?? [];
  // Not one code that means something: a percent sign before a letter, as in “100%off”.
  if (lost.length === codes.length && !/%[A-Za-z]/.test(ours)) {
    notes.tell('kept_as_text', piece, piece);
    return piece;
  }
  const became = dateOutput(ours, shift);
  notes.tell(lost.length > 0 ? 'near' : 'converted', piece, became);
  return became;
}

function keyed(piece: string, key: string, notes: Notes): string {
  const stands = KEYS[key.toLowerCase()];
  if (stands !== undefined) {
    notes.tell('near', piece, stands);
    return stands;
  }
  notes.tell('noted', piece, comment(piece));
  return comment(piece);
}

/** `name=X:default=Y:width=20`, and for a menu the choices without a name. */
function filled(piece: string, kind: string, rest: string[], notes: Notes): string {
  const said = new Map<string, string>();
  const options: string[] = [];
  for (const part of rest) {
    const [name = '', value] = part.split(/=(.*)/s);
    if (value !== undefined) said.set(name, value);
    else if (part !== '') options.push(part);
  }
  const label = said.get('name') || kind.replace('fill', 'Fill in: ');
  const offers = said.get('default') ?? '';
  if (kind === 'fillpart') {
    const name = notes.ask(label, { label, kind: 'toggle', offers: offers === 'yes' ? 'true' : 'false' });
    return notes.converted(piece, `{% if ${name} %}`);
  }
  if (kind === 'fillpopup') {
    const all = offers && !options.includes(offers) ? [offers, ...options] : options;
    const name = notes.ask(label, { label, kind: 'choice', options: all, offers });
    return notes.converted(piece, `{{ ${name} }}`);
  }
  const name = notes.ask(label, { label, kind: kind === 'fillarea' ? 'long' : 'text', offers });
  return notes.converted(piece, `{{ ${name} }}`);
}

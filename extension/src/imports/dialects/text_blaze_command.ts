/** `{time: YYYY-MM-DD; shift=+3D}` taken apart; settings by their name. */
export interface Command {
  source: string;
  name: string;
  /** What stands without a name. */
  values: string[];
  said: ReadonlyMap<string, string>;
}

/** A stretch of text, or a command; together they are the source to the letter. */
export type Piece = { kind: 'text'; text: string } | { kind: 'command'; at: number; command: Command };

/** Cuts a text at its commands. `\{` is a bracket; what does not close is text. */
export function commandsIn(source: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  for (let at = 0; at < source.length; ) {
    const letter = source[at] ?? '';
    if (letter === '\\' && /[{}\\;]/.test(source[at + 1] ?? '')) {
      text += source[at + 1];
      at += 2;
      continue;
    }
    const end = letter === '{' ? closeOf(source, at) : -1;
    const command = end > 0 ? commandOf(source.slice(at, end)) : null;
    if (!command) {
      text += letter;
      at++;
      continue;
    }
    if (text) pieces.push({ kind: 'text', text });
    text = '';
    pieces.push({ kind: 'command', at, command });
    at = end;
  }
  if (text) pieces.push({ kind: 'text', text });
  return pieces;
}

/** The place behind the bracket that closes the one at `at`; -1 where none does. */
function closeOf(source: string, at: number): number {
  let depth = 0;
  let quote = false;
  for (let next = at; next < source.length; next++) {
    const letter = source[next];
    if (letter === '\\') next++;
    else if (letter === '"') quote = !quote;
    else if (quote) continue;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return next + 1;
  }
  const close = source.indexOf('}', at);
  return close < 0 ? -1 : close + 1;
}

function commandOf(source: string): Command | null {
  const inside = source.slice(1, -1);
  if (inside.startsWith('=')) {
    const [value = '', ...rest] = partsOf(inside.slice(1));
    return { source, name: '=', values: [value], said: settingsIn(rest).said };
  }
  const found = /^\s*([a-z]+)\s*(?::([\s\S]*))?$/i.exec(inside);
  if (!found) return null;
  const parts = partsOf(found[2] ?? '');
  const name = (found[1] ?? '').toLowerCase();
  // A formula is full of equals signs of its own.
  if (name === 'if' || name === 'elseif' || name === 'repeat') {
    const [value = '', ...rest] = parts;
    return { source, name, values: [value], said: settingsIn(rest).said };
  }
  return { source, name, ...settingsIn(parts) };
}

function settingsIn(parts: string[]): Pick<Command, 'values' | 'said'> {
  const said = new Map<string, string>();
  const values: string[] = [];
  for (const part of parts) {
    const setting = /^\s*([a-z_]+)\s*=([\s\S]*)$/i.exec(part);
    if (setting) said.set((setting[1] ?? '').toLowerCase(), unescaped((setting[2] ?? '').trim()));
    else if (part.trim() !== '') values.push(unescaped(part.trim()));
  }
  return { values, said };
}

/** Cuts at semicolons outside quotes and inner brackets. */
function partsOf(source: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = false;
  for (let at = 0; at < source.length; at++) {
    const letter = source[at] ?? '';
    if (letter === '\\') {
      parts[parts.length - 1] += letter + (source[++at] ?? '');
      continue;
    }
    if (letter === '"') quote = !quote;
    if (!quote && /[{[(]/.test(letter)) depth++;
    if (!quote && /[}\])]/.test(letter)) depth--;
    if (letter === ';' && !quote && depth <= 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

const unescaped = (text: string): string => text.replace(/\\([{}\\;])/g, '$1');

import type { PackNode, Place } from './pack_tree';

export type Refuse = (place: Place, message: string) => void;

/** At most this many characters in each; `tags` counts tags. */
export const LONGEST: Readonly<Record<string, number>> = {
  pack: 200,
  description: 2000,
  language: 35,
  folder: 500,
  id: 64,
  title: 200,
  shortcut: 64,
  subject: 1000,
  to: 2000,
  cc: 2000,
  bcc: 2000,
  tag: 50,
  tags: 50,
  value: 500,
  name: 200,
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that no text may hold
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The lines “name: value” of one part of a pack, read one by one; what is wrong is refused where it stands. */
export class Fields {
  private readonly values = new Map<string, PackNode>();
  private readonly readable: boolean;

  constructor(
    private readonly node: PackNode,
    private readonly what: string,
    known: readonly string[],
    private readonly refuse: Refuse,
  ) {
    this.readable = node.kind === 'map';
    if (node.kind !== 'map') refuse(node, `${what} is written as lines of “name: value”.`);
    for (const { key, value } of node.kind === 'map' ? node.pairs : []) {
      if (this.values.has(key.text)) refuse(key, `“${key.text}” is written twice here.`);
      else if (known.includes(key.text)) this.values.set(key.text, value);
      else refuse(key, unknownField(key.text, known));
    }
  }

  get(name: string): PackNode | undefined {
    return this.values.get(name);
  }

  /** Refuses what must be there and is not; nothing more is said of a part that is no list of lines at all. */
  need(name: string): void {
    if (this.readable && !this.values.has(name)) this.refuse(this.node, `${this.what} needs “${name}”.`);
  }

  required(name: string): string {
    this.need(name);
    const text = this.text(name).trim();
    const node = this.values.get(name);
    if (node?.kind === 'text' && text === '') this.refuse(node, `“${name}” is empty.`);
    return text;
  }

  text(name: string): string {
    const node = this.values.get(name);
    return node ? textOf(node, name, this.refuse) : '';
  }

  /** A single word or code; the message says what it should look like. */
  matching(name: string, form: RegExp, message: string): string {
    const text = this.text(name).trim();
    const node = this.values.get(name);
    if (node && text && !form.test(text)) this.refuse(node, message);
    return text;
  }

  /** `true` or `false`, however YAML lets one write that. */
  switch(name: string): boolean {
    const text = this.text(name).trim().toLowerCase();
    const node = this.values.get(name);
    if (node && !['', 'true', 'false'].includes(text)) this.refuse(node, `“${name}” is true or false.`);
    return text === 'true';
  }

  list(name: string): PackNode[] {
    const node = this.values.get(name);
    if (!node || isEmpty(node)) return [];
    if (node.kind === 'list') return node.items;
    this.refuse(node, `“${name}” must be a list, each entry behind “- ”.`);
    return [];
  }
}

export function textOf(node: PackNode, name: string, refuse: Refuse): string {
  if (node.kind !== 'text') {
    refuse(node, `“${name}” must be text.`);
    return '';
  }
  if (!node.text.isWellFormed() || UNPRINTABLE.test(node.text))
    refuse(node, `“${name}” holds a character that cannot be shown.`);

  const longest = LONGEST[name] ?? Number.POSITIVE_INFINITY;
  const length = [...node.text].length;
  if (length > longest) refuse(node, `“${name}” may have at most ${longest} characters; this has ${length}.`);
  return node.text;
}

export function isEmpty(node: PackNode): boolean {
  return node.kind === 'text' && node.text === '';
}

function unknownField(name: string, known: readonly string[]): string {
  const meant = known.find(field => distance(field, name.toLowerCase()) <= 2);
  return meant
    ? `“${name}” is not known here; did you mean “${meant}”?`
    : `“${name}” is not known here; there are ${known.join(', ')}.`;
}

/** How many letters to add, drop or change to come from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, against] of [...other].entries()) {
      const changed = (row[at] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** What a file of JSON, YAML or XML says, with the line where each thing stands. */
export type Node = TextNode | ListNode | MapNode;

interface Standing {
  /** From 1. */
  line: number;
  /** Whether somebody read it; what nobody read is told as left behind. */
  taken: boolean;
}

export interface TextNode extends Standing {
  kind: 'text';
  /** `null` is the empty text. */
  text: string;
  /** The text's own line breaks are breaks of the file, so that a line inside it can be told. */
  verbatim: boolean;
}

export interface ListNode extends Standing {
  kind: 'list';
  items: Node[];
}

export interface MapNode extends Standing {
  kind: 'map';
  entries: Map<string, Node>;
}

export function textAt(node: Node | undefined, ...path: string[]): string {
  const found = take(node, ...path);
  return found?.kind === 'text' ? found.text : '';
}

/** The node at a path, now read by somebody; a list or map counts as read only with what is in it. */
export function take(node: Node | undefined, ...path: string[]): Node | undefined {
  let at = node;
  for (const name of path) {
    if (at) at.taken = true;
    at = at?.kind === 'map' ? at.entries.get(name) : undefined;
  }
  if (at?.kind === 'text') at.taken = true;
  return at;
}

export function listAt(node: Node | undefined, ...path: string[]): Node[] {
  const found = take(node, ...path);
  if (found?.kind !== 'list') return [];
  found.taken = true;
  return found.items;
}

/** The texts of a list, or of a single text as a list of one. */
export function textsAt(node: Node | undefined, ...path: string[]): string[] {
  const found = take(node, ...path);
  const items = found?.kind === 'list' ? listAt(node, ...path) : found ? [found] : [];
  return items.map(item => textAt(item)).filter(Boolean);
}

/** Everything in it counts as read. */
export function takeAll(node: Node | undefined): void {
  if (!node) return;
  node.taken = true;
  if (node.kind === 'list') node.items.forEach(takeAll);
  if (node.kind === 'map') for (const each of node.entries.values()) takeAll(each);
}

/** What nobody read, by its path: `actions.field`. Empty texts are nothing. */
export function leftIn(node: Node, path = ''): { path: string; node: TextNode }[] {
  if (node.kind === 'text') return node.taken || node.text === '' ? [] : [{ path, node }];
  if (node.kind === 'list') return node.items.flatMap(item => leftIn(item, path));
  return [...node.entries].flatMap(([name, each]) => leftIn(each, path ? `${path}.${name}` : name));
}

export function has(node: Node | undefined, name: string): boolean {
  return node?.kind === 'map' && node.entries.has(name);
}

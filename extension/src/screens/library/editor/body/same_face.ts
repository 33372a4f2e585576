import { piecesOf } from '@/template/pieces';
import { codeOf } from './liquid_code';

/**
 * Whether two bodies say the same in the same shape: the same letters, pictures and breaks, each inside the same
 * blocks (with their attributes) and the same inline elements, whatever their order around one another. White space
 * that HTML does not show, elements around nothing, and `span`s that say nothing do not count; links to one address
 * that touch are one link.
 */
export function sameFace(one: string, other: string): boolean {
  if (one === other) return true;
  return faceOf(one).join('\n') === faceOf(other).join('\n') && bracketsOf(one) === bracketsOf(other);
}

/** The Liquid alone: what stands apart must not become brackets by standing together. */
function bracketsOf(html: string): string {
  return piecesOf(html, 'rich')
    .filter(({ kind }) => kind !== 'text')
    .map(({ kind, start, end }) => kind + (kind === 'unclosed' ? '' : codeOf(html.slice(start, end))))
    .join('\n');
}

/** One line a run of letters, a picture, a break or an empty block: where it stands, then what it is. */
export function faceOf(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const reader = new FaceReader();
  reader.read(body, [], []);
  return reader.lines();
}

const BLOCK = /^(?:p|div|ul|ol|li|h[1-6]|blockquote|pre|table|thead|tbody|tfoot|tr|td|th|colgroup)$/;
const LEAF = /^(?:img|hr|br|col)$/;

interface Run {
  path: Element[];
  inline: string;
  text: string;
}

class FaceReader {
  private readonly runs: Run[] = [];
  private readonly numbers = new Map<Element, number>();

  read(node: Node, path: Element[], inline: string[]): void {
    for (const child of node.childNodes) {
      if (child instanceof Text) this.put(path, inline, spaced(child.data, path));
      else if (child instanceof Element) this.element(child, path, inline);
    }
  }

  lines(): string[] {
    return trimmed(this.runs)
      .filter(({ text }) => text !== '')
      .map(
        ({ path, inline, text }) => `${path.map(block => this.named(block)).join(' ')} | ${inline} | ${text}`,
      );
  }

  private element(element: Element, path: Element[], inline: string[]): void {
    const tag = element.localName;
    const said = saidOf(element);
    if (tag === 'br') this.put(path, [], BREAK);
    else if (LEAF.test(tag)) this.put(path, inline, `${MARK}${said}`);
    else if (said === 'span data-caret=""') this.put(path, inline, `${MARK}caret`);
    else if (BLOCK.test(tag)) this.block(element, path, inline);
    else this.read(element, path, said === 'span' || said === 'font' ? inline : [...inline, said]);
  }

  private block(element: Element, path: Element[], inline: string[]): void {
    const before = this.runs.length;
    const inside = [...path, element];
    this.read(element, inside, inline);
    const isBare = element.attributes.length === 0 && /^(?:p|div)$/.test(element.localName);
    const isHollow = !this.runs.slice(before).some(({ text }) => text.trim() !== '');
    if (isHollow && !isBare) this.put(inside, [], `${MARK}empty`);
  }

  private put(path: Element[], inline: string[], text: string): void {
    const marks = [...new Set(inline)].sort().join(' ');
    const last = this.runs.at(-1);
    const goesOn =
      last && last.inline === marks && last.path.length === path.length && last.path.at(-1) === path.at(-1);
    if (goesOn && !last.text.startsWith(MARK) && !text.startsWith(MARK)) last.text += text;
    else this.runs.push({ path, inline: marks, text });
  }

  /** Blocks are numbered as they come, so that two of a kind beside one another are not one. */
  private named(block: Element): string {
    const number = this.numbers.get(block) ?? this.numbers.size;
    this.numbers.set(block, number);
    return `${number}:${saidOf(block)}`;
  }
}

/** For private use: what follows is no text. */
const MARK = '\ue000';
const BREAK = `${MARK}break`;

/** A tag with its attributes, in an order of their own. */
function saidOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
  return [element.localName, ...attributes.sort()].join(' ');
}

function spaced(text: string, path: Element[]): string {
  return path.some(block => block.localName === 'pre') ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
}

/** Without the blanks that a line begins or ends with, and with one where two runs have two. */
function trimmed(runs: readonly Run[]): Run[] {
  const seen = runs.filter(({ text }) => text !== '').map(run => ({ ...run }));
  seen.forEach((run, index) => {
    if (run.text.startsWith(MARK) || run.path.some(block => block.localName === 'pre')) return;
    const before = seen[index - 1];
    const begins = !before || before.text === BREAK || before.path.at(-1) !== run.path.at(-1);
    if (begins || before.text.endsWith(' ')) run.text = run.text.replace(/^ /, '');
    const after = seen[index + 1];
    const ends = !after || after.text === BREAK || after.path.at(-1) !== run.path.at(-1);
    if (ends) run.text = run.text.replace(/ $/, '');
  });
  return seen;
}

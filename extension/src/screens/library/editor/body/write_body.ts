import type { Fragment, Mark, Node } from '@tiptap/pm/model';
import { escapeHtml } from '@/template/entities';
import type { Kept } from './kept';

/** A stretch of the HTML that text or a chip was written to. */
export interface Place {
  /** Offsets into the HTML. */
  from: number;
  to: number;
  /** Where it stands in the document. */
  pos: number;
  isChip: boolean;
}

/** The body as HTML; one without a letter, a chip, or anything else to be seen is the empty text. */
export function writeBody(doc: Node): string {
  return isEmpty(doc) ? '' : topOf(doc).join('');
}

/** The body as HTML, with the way from there into the document. */
export function writtenPlaces(doc: Node): { html: string; places: Place[] } {
  const places: Place[] = [];
  let html = '';
  topOf(doc).forEach((written, index) => {
    const node = doc.child(index);
    const start = startOf(doc, index);
    for (const place of PLACES.get(node) ?? []) {
      places.push({
        ...place,
        from: place.from + html.length,
        to: place.to + html.length,
        pos: place.pos + start,
      });
    }
    html += written;
  });
  return { html, places };
}

export function writeFragment(content: Fragment): string {
  const writer = new Writer();
  writer.children(content, '', 0);
  return writer.html;
}

/** Nodes never change: what was written of one is written again without looking, so a key costs its own block. */
const WRITTEN = new WeakMap<Node, string>();
const PLACES = new WeakMap<Node, Place[]>();

function topOf(doc: Node): string[] {
  return doc.children.map((node, index) => {
    const follows = isBare(doc.maybeChild(index - 1), '') && isBare(node, '');
    const known = follows ? undefined : WRITTEN.get(node);
    if (known !== undefined) return known;

    const writer = new Writer();
    writer.block(node, '', 0, follows);
    if (!follows) WRITTEN.set(node, writer.html);
    PLACES.set(node, writer.places);
    return writer.html;
  });
}

function startOf(doc: Node, index: number): number {
  let start = 0;
  for (let before = 0; before < index; before++) start += doc.child(before).nodeSize;
  return start;
}

function isEmpty(doc: Node): boolean {
  let isSeen = false;
  doc.descendants(node => {
    isSeen ||= (node.isText && /\S/.test(node.text ?? '')) || SEEN.has(node.type.name);
    return !isSeen;
  });
  return !isSeen;
}

const SEEN = new Set(['chip', 'image', 'rule', 'table']);
const CELLS = new Set(['listItem', 'tableCell', 'tableHeader']);

/** Whether a paragraph is written without a tag around it. */
function isBare(node: Node | null, parent: string): boolean {
  if (node?.type.name !== 'paragraph' || node.attrs.kept) return false;
  return node.attrs.tag === '' || (node.attrs.tag === null && CELLS.has(parent));
}

class Writer {
  html = '';
  places: Place[] = [];
  private verbatim = false;

  /** `pos` is where the first child stands. */
  children(content: Fragment, parent: string, pos: number): void {
    content.forEach((node, offset, index) => {
      const follows = isBare(content.maybeChild(index - 1), parent);
      if (node.isInline) this.inline(content, pos);
      else this.block(node, parent, pos + offset, follows);
    });
  }

  block(node: Node, parent: string, pos: number, followsBare: boolean): void {
    const { kept, level } = node.attrs;
    const { name } = node.type;
    if (name === 'paragraph') this.paragraph(node, parent, pos, followsBare);
    else if (name === 'heading') this.line(node, `h${level}`, pos);
    else if (name === 'preformatted') this.line(node, 'pre', pos);
    else if (name === 'looseLine') this.inline(node.content, pos + 1);
    else if (name === 'rule') this.html += opening('hr', kept);
    else if (name === 'table') this.table(node, pos);
    else this.around(BLOCK_TAGS[name] ?? 'div', kept, () => this.children(node.content, name, pos + 1));
  }

  private paragraph(node: Node, parent: string, pos: number, followsBare: boolean): void {
    // Bare text behind bare text would be one line with it.
    if (isBare(node, parent) && !followsBare) {
      this.inline(node.content, pos + 1);
      return;
    }
    const usual = CELLS.has(parent) ? 'div' : 'p';
    this.line(node, node.attrs.tag || (node.attrs.tag === '' ? 'div' : usual), pos);
  }

  private line(node: Node, tag: string, pos: number): void {
    this.around(tag, node.attrs.kept, () => {
      if (node.childCount === 0 && tag !== 'pre') this.html += '<br>';
      // A parser skips the first line break of a `pre`.
      else if (tag === 'pre' && node.textContent.startsWith('\n')) this.html += '\n';
      this.verbatim = tag === 'pre';
      this.inline(node.content, pos + 1);
      this.verbatim = false;
    });
  }

  private table(node: Node, pos: number): void {
    this.around('table', node.attrs.kept, () => {
      this.html += node.attrs.columns;
      let part = '';
      node.forEach((row, offset, index) => {
        const own = opening(row.attrs.part, row.attrs.partKept);
        if (own !== part) this.html += (part && closing(node.child(index - 1).attrs.part)) + own;
        part = own;
        this.around('tr', row.attrs.kept, () => this.cells(row, pos + 1 + offset + 1));
      });
      this.html += closing(node.lastChild?.attrs.part);
    });
  }

  private cells(row: Node, pos: number): void {
    row.forEach((cell, offset) => {
      const { kept, colspan, rowspan } = cell.attrs;
      const spans = {
        ...(colspan !== 1 && { colspan: String(colspan) }),
        ...(rowspan !== 1 && { rowspan: String(rowspan) }),
      };
      const tag = cell.type.name === 'tableHeader' ? 'th' : 'td';
      this.around(tag, { ...kept, ...spans }, () =>
        this.children(cell.content, cell.type.name, pos + offset + 1),
      );
    });
  }

  private around(tag: string, kept: Kept | null, inside: () => void): void {
    this.html += opening(tag, kept);
    inside();
    this.html += closing(tag);
  }

  /** Marks are opened and closed as late and as seldom as their order allows. */
  private inline(content: Fragment, pos: number): void {
    const open: Mark[] = [];
    content.forEach((node, offset, index) => {
      let same = 0;
      while (open[same] && node.marks[same]?.eq(open[same] as Mark)) same++;
      while (open.length > same) this.html += closing(markTag(open.pop() as Mark));
      for (const mark of node.marks.slice(same)) {
        this.html += opening(markTag(mark), mark.attrs.kept);
        open.push(mark);
      }
      this.leaf(node, content.maybeChild(index - 1), pos + offset);
      if (isLoneBrace(node, content.maybeChild(index + 1))) this.html += APART;
    });
    while (open.length > 0) this.html += closing(markTag(open.pop() as Mark));
  }

  private leaf(node: Node, before: Node | null, pos: number): void {
    const from = this.html.length;
    if (node.isText)
      this.html += this.verbatim ? escapeText(node.text ?? '') : textHtml(node.text ?? '', before);
    else if (node.type.name === 'chip') this.html += node.attrs.source;
    else if (node.type.name === 'image') this.html += opening('img', node.attrs.kept);
    else this.html += '<br>';
    if (node.isText || node.type.name === 'chip') {
      this.places.push({ from, to: this.html.length, pos, isChip: !node.isText });
    }
  }
}

const BLOCK_TAGS: Record<string, string> = {
  blockquote: 'blockquote',
  box: 'div',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
};

function markTag(mark: Mark): string {
  return mark.type.name === 'link' ? 'a' : mark.attrs.tag;
}

/** A brace that a person typed right before a chip would make other brackets with it. */
function isLoneBrace(node: Node, next: Node | null): boolean {
  return next?.type.name === 'chip' && (node.text ?? '').endsWith('{');
}

/** Says nothing, and is read as nothing. */
const APART = '<span></span>';

/** Blanks that HTML would swallow are written as hard ones: several in a row, and those that begin a line. */
function textHtml(text: string, before: Node | null): string {
  const isFirst = before === null || before.type.name === 'break';
  const kept = text.replace(/ (?= )/g, '\u00a0');
  return escapeText(isFirst ? kept.replace(/^ /, '\u00a0') : kept);
}

function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;');
}

function opening(tag: string, kept: Kept | null): string {
  const said = Object.entries(kept ?? {}).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${tag}${said.join('')}>`;
}

function closing(tag: string): string {
  return `</${tag}>`;
}

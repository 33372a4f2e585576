import { Table as BaseTable, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { type Kept, keptAttribute, keptOf, shownKept } from './kept';

/** A table as it was written; `columns` is its `colgroup` as HTML. */
export const Table = BaseTable.extend({
  addAttributes: () => ({
    ...keptAttribute,
    columns: { default: '', rendered: false, parseHTML: columnsOf },
  }),
  renderHTML: ({ node }) => ['table', shownKept(node.attrs.kept), ['tbody', 0]],
  addNodeView: () => null,
});

function columnsOf(table: Element): string {
  return [...table.children]
    .filter(child => child.matches('colgroup, col'))
    .map(child => child.outerHTML)
    .join('');
}

/** `part` is the section that a row stands in, with that section's own attributes. */
export const Row = TableRow.extend({
  addAttributes: () => ({
    ...keptAttribute,
    part: { default: 'tbody', rendered: false, parseHTML: row => row.parentElement?.localName ?? 'tbody' },
    partKept: {
      default: null,
      rendered: false,
      parseHTML: row => (row.parentElement ? keptOf(row.parentElement) : null),
    },
  }),
  renderHTML: ({ node }) => ['tr', shownKept(node.attrs.kept), 0],
});

const spans = {
  colspan: { default: 1, rendered: false, parseHTML: (cell: Element) => spanOf(cell, 'colspan') },
  rowspan: { default: 1, rendered: false, parseHTML: (cell: Element) => spanOf(cell, 'rowspan') },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
  kept: { default: null, rendered: false, parseHTML: cellKept },
};

export const Cell = TableCell.extend({
  addAttributes: () => spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ node }) => ['td', cellShown(node.attrs), 0],
});

export const HeadCell = TableHeader.extend({
  addAttributes: () => spans,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ node }) => ['th', cellShown(node.attrs), 0],
});

function spanOf(cell: Element, name: string): number {
  return Math.min(1000, Math.max(1, Number(cell.getAttribute(name)) || 1));
}

function cellKept(cell: Element): Kept | null {
  const { colspan: _, rowspan: __, ...kept } = keptOf(cell) ?? {};
  return Object.keys(kept).length === 0 ? null : kept;
}

/** A cell's attributes, its spans among them where they say more than one. */
function cellShown({ kept, colspan, rowspan }: Record<string, unknown>): Record<string, string> {
  return {
    ...shownKept(kept),
    ...(colspan !== 1 && { colspan: String(colspan) }),
    ...(rowspan !== 1 && { rowspan: String(rowspan) }),
  };
}

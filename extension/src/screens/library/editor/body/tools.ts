import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TABLE_LOOKS } from './clean_paste';
import { lookAt } from './dress_words';
import { type Kept, styleOf, withAttribute, withStyle } from './kept';
import type { Look, LookName } from './looks';

/** What the toolbar and its keys do. */
export const TOOLS = [
  'bold',
  'italic',
  'underline',
  'strike',
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'list',
  'numbered',
  'indent',
  'outdent',
  'quote',
  'alignLeft',
  'alignCenter',
  'alignRight',
  'leftToRight',
  'rightToLeft',
  'rule',
  'clear',
  'undo',
  'redo',
  'table',
  'rowAbove',
  'rowBelow',
  'columnBefore',
  'columnAfter',
  'removeRow',
  'removeColumn',
  'removeTable',
] as const;

export type Tool = (typeof TOOLS)[number];

/** Does what a tool does to the selected text; false where it can do nothing. */
export function useTool(editor: Editor, tool: Tool): boolean {
  return DOINGS[tool](editor);
}

// The focus stays where it is: a key on the toolbar must not be typed into the text.
const chain = (editor: Editor) => editor.chain();
const heading = (level: number) => (editor: Editor) =>
  editor.isActive('heading', { level })
    ? chain(editor).setNode('paragraph').run()
    : chain(editor).setNode('heading', { level }).run();
const mark = (name: string) => (editor: Editor) => chain(editor).toggleMark(name).run();
// `left` and `right`, never `start` and `end`: Outlook knows only those.
const aligned = (value: string) => (editor: Editor) =>
  dressLines(editor, kept => {
    const usual = value === (kept?.dir === 'rtl' ? 'right' : 'left');
    return withStyle(withAttribute(kept, 'align', ''), 'text-align', usual ? '' : value);
  });
const directed = (dir: string) => (editor: Editor) =>
  dressLines(editor, kept => withAttribute(kept, 'dir', kept?.dir === dir ? '' : dir));

const DOINGS: Record<Tool, (editor: Editor) => boolean> = {
  bold: mark('bold'),
  italic: mark('italic'),
  underline: mark('underline'),
  strike: mark('strike'),
  paragraph: editor => chain(editor).setNode('paragraph').run(),
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  list: editor => chain(editor).toggleList('bulletList', 'listItem').run(),
  numbered: editor => chain(editor).toggleList('orderedList', 'listItem').run(),
  indent: editor => chain(editor).sinkListItem('listItem').run(),
  outdent: editor => chain(editor).liftListItem('listItem').run(),
  quote: editor => chain(editor).toggleWrap('blockquote').run(),
  alignLeft: aligned('left'),
  alignCenter: aligned('center'),
  alignRight: aligned('right'),
  leftToRight: directed('ltr'),
  rightToLeft: directed('rtl'),
  rule: editor => chain(editor).insertContent({ type: 'rule' }).run(),
  clear: editor => chain(editor).unsetAllMarks().run() && dressLines(editor, () => null),
  undo: editor => chain(editor).undo().run(),
  redo: editor => chain(editor).redo().run(),
  table: editor =>
    chain(editor).insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run() && dressTable(editor),
  rowAbove: editor => chain(editor).addRowBefore().run(),
  rowBelow: editor => chain(editor).addRowAfter().run(),
  columnBefore: editor => chain(editor).addColumnBefore().run(),
  columnAfter: editor => chain(editor).addColumnAfter().run(),
  removeRow: editor => chain(editor).deleteRow().run(),
  removeColumn: editor => chain(editor).deleteColumn().run(),
  removeTable: editor => chain(editor).deleteTable().run(),
};

/** Changes the attributes of every line that the selection touches. */
function dressLines(editor: Editor, change: (kept: Kept | null) => Kept | null): boolean {
  const { state, view } = editor;
  const { from, to } = state.selection;
  const transaction = state.tr;
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock || !('kept' in node.attrs)) return;
    transaction.setNodeAttribute(pos, 'kept', change(node.attrs.kept));
  });
  if (transaction.docChanged) view.dispatch(transaction);
  return transaction.docChanged;
}

/** A table without lines would come as loose words: mail clients show no style of their own. */
function dressTable(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name !== 'table') continue;
    editor.view.dispatch(editor.state.tr.setNodeAttribute($from.before(depth), 'kept', TABLE_LOOKS));
    return true;
  }
  return false;
}

/** What is so at the caret, for the toolbar to show. */
export interface Standing {
  /** Tools that are on. */
  on: Tool[];
  /** The colour and the size of the words. */
  looks: Record<Look, LookName | 'other' | null>;
  /** The address of the link at the caret; null where there is none. */
  link: string | null;
  inTable: boolean;
  inList: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

export function standingOf(editor: Editor): Standing {
  const { $from } = editor.state.selection;
  const line: Node = $from.parent;
  const kept: Kept | null = line.attrs.kept ?? null;
  const align = kept?.align ?? styleOf(kept, 'text-align');
  const on: Record<string, boolean> = {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    strike: editor.isActive('strike'),
    paragraph: line.type.name === 'paragraph',
    heading1: editor.isActive('heading', { level: 1 }),
    heading2: editor.isActive('heading', { level: 2 }),
    heading3: editor.isActive('heading', { level: 3 }),
    list: editor.isActive('bulletList'),
    numbered: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    alignCenter: align === 'center',
    alignRight: align === 'right',
    leftToRight: kept?.dir === 'ltr',
    rightToLeft: kept?.dir === 'rtl',
  };
  return {
    on: TOOLS.filter(tool => on[tool]),
    looks: { color: lookAt(editor, 'color'), size: lookAt(editor, 'size') },
    link: editor.getAttributes('link').kept?.href ?? null,
    inTable: editor.isActive('table'),
    inList: editor.isActive('listItem'),
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  };
}

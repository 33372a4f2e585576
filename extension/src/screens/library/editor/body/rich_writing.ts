import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { hearCaret } from './caret_on_screen';
import { inlineContent } from './inline_content';
import type { Kept } from './kept';
import { codeOf } from './liquid_code';
import { readBody } from './read_body';

/** Of a transaction: that it writes what came from elsewhere. */
export const BROUGHT = 'brought';

/** Puts a text with its brackets where the caret is. */
export function insertText(editor: Editor, text: string): void {
  const { from, to, $from } = editor.state.selection;
  const content = inlineContent(text, editor.schema, $from.marks());
  editor.view.focus();
  editor.view.dispatch(editor.state.tr.replaceWith(from, to, content).scrollIntoView());
}

/** Writes over what stands between two positions, and goes on behind it. */
export function replaceWith(editor: Editor, from: number, to: number, text: string): void {
  const marks = editor.state.doc.nodeAt(from)?.marks ?? [];
  const content = inlineContent(text, editor.schema, marks);
  // A step of its own: undo takes back what was picked, not what was typed before.
  const tr = closeHistory(editor.state.tr);
  tr.replaceWith(from, to, content);
  const end = from + content.reduce((size, node) => size + node.nodeSize, 0);
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
  editor.view.focus();
}

/** Makes the chip at a position, or else at the caret, text that one can write in; false where there is none. */
export function chipAsText(editor: Editor, pos: number | null): boolean {
  const at = pos ?? chipAtCaret(editor.state);
  const chip = at === null ? null : editor.state.doc.nodeAt(at);
  if (at === null || chip?.type.name !== 'chip') return false;
  const text = codeOf(chip.attrs.source);
  const { tr, schema } = editor.state;
  tr.replaceWith(at, at + 1, schema.text(text, chip.marks));
  const caret = at + text.trimEnd().length - (/\s[}%]\}$/.test(text) ? 3 : 2);
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, Math.max(at + 1, caret))));
  editor.view.focus();
  return true;
}

/** Puts a picture where the caret is. */
export function insertPicture(editor: Editor, kept: Kept): void {
  const picture = editor.schema.nodes.image?.create({ kept });
  const { tr, selection } = editor.state;
  // A chip that was clicked is selected, which nobody means as “in place of it”.
  const isOnChip = selection instanceof NodeSelection && selection.node.type.name === 'chip';
  if (isOnChip) tr.setSelection(TextSelection.create(tr.doc, selection.to));
  if (picture) editor.view.dispatch(tr.replaceSelectionWith(picture).scrollIntoView());
  editor.view.focus();
}

/** Gives a picture other attributes; null takes it away. */
export function setPicture(editor: Editor, pos: number, kept: Kept | null): void {
  const { tr } = editor.state;
  editor.view.dispatch(kept ? tr.setNodeAttribute(pos, 'kept', kept) : tr.delete(pos, pos + 1));
  editor.view.focus();
}

/** Makes the text another body as an edit of the person's own. */
export function rewrite(editor: Editor, html: string): void {
  const tr = difference(editor, html);
  if (tr) editor.view.dispatch(closeHistory(tr));
}

/** The same with what came from elsewhere, which undo does not take back. */
export function writeBrought(editor: Editor, html: string): void {
  const tr = difference(editor, html);
  if (tr) editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta(BROUGHT, true));
}

/** Writes only what differs, so that the caret and all else stay where they are; null where nothing does. */
function difference(editor: Editor, html: string) {
  hearCaret(editor.view);
  const { doc, tr } = editor.state;
  const next = readBody(html, editor.schema);
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return null;

  // Where letters repeat, the two ends may overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
}

/** The chip that is chosen, or that the caret stands behind or before. */
function chipAtCaret({ selection }: EditorState): number | null {
  if (selection instanceof NodeSelection) return selection.from;
  const { $head } = selection;
  if ($head.nodeBefore?.type.name === 'chip') return $head.pos - 1;
  return $head.nodeAfter?.type.name === 'chip' ? $head.pos : null;
}

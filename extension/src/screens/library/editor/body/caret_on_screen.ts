import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Where the browser's own caret stands: a key may move it before the editor has heard of it. */
export function caretOnScreen(view: EditorView): number | null {
  const { focusNode = null, focusOffset = 0 } = getSelection() ?? {};
  return placeOf(view, focusNode, focusOffset);
}

/**
 * Tells the editor of a caret that a key has just moved. Else what is written next from outside, such as the mark of
 * a problem, puts the caret back to where the editor believes it to be, and the key was pressed in vain.
 */
export function hearCaret(view: EditorView): void {
  const { selection, doc, tr } = view.state;
  if (!view.hasFocus() || view.composing || !(selection instanceof TextSelection)) return;
  const { anchorNode = null, anchorOffset = 0 } = getSelection() ?? {};
  const anchor = placeOf(view, anchorNode, anchorOffset);
  const head = caretOnScreen(view);
  if (anchor === null || head === null) return;

  const heard = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!heard.eq(selection)) view.dispatch(tr.setSelection(heard));
}

function placeOf(view: EditorView, node: Node | null, offset: number): number | null {
  return node && view.dom.contains(node) ? view.posAtDOM(node, offset) : null;
}

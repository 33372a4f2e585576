import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { htmlOf } from '@/template/text';
import { caretOnScreen } from './caret_on_screen';
import type { Spot } from './problem_spots';
import type { Waiting } from './still_field';
import { writtenPlaces } from './write_body';

/** Where the caret stands in the body's HTML. */
export function caretOffset(editor: Editor): number {
  const { places } = writtenPlaces(editor.state.doc);
  const head = caretOnScreen(editor.view) ?? editor.state.selection.head;
  const place = places.findLast(({ pos }) => pos <= head);
  return place ? Math.min(place.to, place.from + head - place.pos) : 0;
}

/** Puts the caret at an offset of the body's HTML. */
export function placeAt(editor: Editor, offset: number): void {
  const { places } = writtenPlaces(editor.state.doc);
  const place = places.findLast(({ from }) => from <= offset);
  const pos = place ? place.pos + (place.isChip ? 1 : Math.min(offset, place.to) - place.from) : 0;
  const { doc, tr } = editor.state;
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  editor.view.dispatch(tr.setSelection(TextSelection.near($pos)).scrollIntoView());
  editor.view.focus();
}

/** Puts the caret where a problem stands; at the start where that is not to be found. */
export function placeOn(editor: Editor, spot: Spot | undefined): void {
  const { doc, tr } = editor.state;
  const isChip = spot && doc.nodeAt(spot.from)?.type.name === 'chip';
  if (spot && isChip) tr.setSelection(NodeSelection.create(doc, spot.from));
  else tr.setSelection(TextSelection.near(doc.resolve(spot?.from ?? 0)));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

export function placeBehind(editor: Editor, pos: number): void {
  const { doc, tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(pos + 1, doc.content.size)))));
  editor.view.focus();
}

/** Goes on where a person was before the editor was there. */
export function resume(editor: Editor, { hasFocus, click, typed }: Waiting): void {
  if (!hasFocus) return;
  const clicked = click && editor.view.posAtCoords(click);
  const pos = clicked?.pos ?? editor.state.doc.content.size;
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(pos), -1)));
  editor.view.focus();
  if (typed) editor.commands.insertContent(htmlOf(typed));
}

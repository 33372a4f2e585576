import type { Editor } from '@tiptap/core';
import type { Mark, MarkType } from '@tiptap/pm/model';
import { type Kept, styleOf, withAttribute, withStyle } from './kept';
import { LOOKS, type Look, type LookName, lookNamed, lookWritten } from './looks';

/** Gives the selected words, or what is typed next, a colour or a size; null takes away whichever they have. */
export function dressWords(editor: Editor, look: Look, name: LookName | null): void {
  const { selection, schema, storedMarks, doc, tr } = editor.state;
  const type = schema.marks.looks;
  if (!type) return;
  const dressed = (marks: readonly Mark[]) => dressedIn(marks, type, look, lookWritten(look, name));

  if (selection.empty) tr.setStoredMarks(dressed(storedMarks ?? selection.$from.marks()));
  for (const { $from, $to } of selection.empty ? [] : selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos, parent) => {
      if (!node.isInline || !parent?.type.allowsMarkType(type)) return;
      const from = Math.max(pos, $from.pos);
      const to = Math.min(pos + node.nodeSize, $to.pos);
      for (const mark of node.marks) if (mark.type === type) tr.removeMark(from, to, mark);
      for (const mark of dressed(node.marks)) if (mark.type === type) tr.addMark(from, to, mark);
    });
  }
  editor.view.dispatch(tr);
}

/** What stands where the selection begins: a choice of ours, `other`, or null where nothing is said. */
export function lookAt(editor: Editor, look: Look): LookName | 'other' | null {
  const said = marksAt(editor)
    .map(mark => saidBy(mark, look))
    .findLast(Boolean);
  return said ? (lookNamed(look, said) ?? 'other') : null;
}

function marksAt({ state: { selection, storedMarks, doc } }: Editor): readonly Mark[] {
  const { from, to, $from, empty } = selection;
  if (empty) return storedMarks ?? $from.marks();
  let found: readonly Mark[] | null = null;
  doc.nodesBetween(from, to, node => {
    if (node.isInline) found ??= node.marks;
    return found === null;
  });
  return found ?? [];
}

function saidBy({ attrs }: Mark, look: Look): string {
  const kept: Kept | null = attrs.kept ?? null;
  return styleOf(kept, LOOKS[look].style) || (attrs.tag === 'font' ? (kept?.[LOOKS[look].old] ?? '') : '');
}

/** The marks with nothing else said of that look, in a `span` that already says another where there is one. */
function dressedIn(marks: readonly Mark[], type: MarkType, look: Look, value: string): Mark[] {
  const others = marks.flatMap(mark => (mark.type === type ? without(mark, look) : [mark]));
  if (!value) return others;
  const span = others.findLast(mark => mark.type === type && mark.attrs.tag === 'span');
  const said = type.create({
    tag: 'span',
    kept: withStyle(span?.attrs.kept ?? null, LOOKS[look].style, value),
  });
  return span ? others.map(mark => (mark === span ? said : mark)) : [...others, said];
}

/** Nothing is left of a mark that said nothing else. */
function without(mark: Mark, look: Look): Mark[] {
  const { tag } = mark.attrs;
  const { style, old } = LOOKS[look];
  const bare = withStyle(mark.attrs.kept, style, '');
  const kept = tag === 'font' ? withAttribute(bare, old, '') : bare;
  const saysSize = tag === 'small' && look === 'size';
  if (kept === null && (tag === 'span' || tag === 'font' || saysSize)) return [];
  return [mark.type.create({ tag: saysSize ? 'span' : tag, kept })];
}

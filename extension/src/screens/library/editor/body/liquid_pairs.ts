import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { piecesOf } from '@/template/pieces';
import { BLOCK_TAGS } from '@/template/vocabulary';

/** Marks the partners of the control chip at the caret: its `else` and its end, wherever they stand. */
export const LiquidPairs = Extension.create({
  name: 'liquidPairs',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: state => partnersShown(state) } })],
});

function partnersShown(state: EditorState): DecorationSet | null {
  const at = chipBeside(state);
  if (at === null) return null;
  const group = groupsOf(state.doc).find(chips => chips.includes(at));
  if (!group) return null;
  return DecorationSet.create(
    state.doc,
    group.map(pos => Decoration.node(pos, pos + 1, { class: 'partner' })),
  );
}

/** The chip that is chosen, or that the caret touches. */
function chipBeside({ selection }: EditorState): number | null {
  if (selection instanceof NodeSelection) return isControl(selection.node) ? selection.from : null;
  if (!selection.empty) return null;
  const { $head } = selection;
  if (isControl($head.nodeBefore)) return $head.pos - 1;
  return isControl($head.nodeAfter) ? $head.pos : null;
}

function isControl(node: Node | null): boolean {
  return node?.type.name === 'chip' && node.attrs.source.startsWith('{%');
}

/** The positions of chips that belong together, each group from its opening to its end. */
function groupsOf(doc: Node): number[][] {
  const groups: number[][] = [];
  const open: { name: string; chips: number[] }[] = [];
  doc.descendants((node, pos) => {
    const name = isControl(node) ? tagName(node.attrs.source) : '';
    if (BLOCK_TAGS.includes(name)) open.push({ name, chips: [pos] });
    else if (MIDDLE.has(name)) open.at(-1)?.chips.push(pos);
    else if (name.startsWith('end') && open.at(-1)?.name === name.slice(3)) {
      groups.push([...(open.pop()?.chips ?? []), pos]);
    }
  });
  return groups;
}

const MIDDLE = new Set(['else', 'elsif', 'when']);

function tagName(source: string): string {
  const [piece] = piecesOf(source, 'rich');
  return piece?.kind === 'tag' ? piece.name : '';
}

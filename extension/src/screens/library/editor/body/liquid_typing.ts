import { Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { piecesOf } from '@/template/pieces';
import { sourceOf } from './liquid_code';

/** Makes a chip of brackets that a person typed, as soon as they are closed and the caret is not inside them. */
export const LiquidTyping = Extension.create({
  name: 'liquidTyping',
  addProseMirrorPlugins: () => [typing()],
});

function typing(): Plugin {
  let view: EditorView | null = null;
  return new Plugin({
    view: opened => {
      view = opened;
      return {};
    },
    appendTransaction: (transactions, before, now) => {
      // An input method owns the text that it composes.
      if (view?.composing) return null;
      const places = touched(transactions, before, now);
      return places.length === 0 ? null : chipped(now, places);
    },
  });
}

/** Where text changed, and where the caret was before it moved. */
function touched(transactions: readonly Transaction[], before: EditorState, now: EditorState): number[] {
  const places = new Set<number>();
  transactions.forEach((transaction, index) => {
    const later = transactions.slice(index + 1);
    const mapped = (pos: number) => later.reduce((at, each) => each.mapping.map(at), pos);
    transaction.mapping.maps.forEach((map, step) => {
      map.forEach((_from, _to, from, to) => {
        const rest = transaction.mapping.slice(step + 1);
        places.add(mapped(rest.map(from)));
        places.add(mapped(rest.map(to)));
      });
    });
  });
  if (transactions.some(each => each.selectionSet || each.docChanged)) {
    places.add(transactions.reduce((at, each) => each.mapping.map(at), before.selection.head));
  }
  return [...places].filter(pos => pos >= 0 && pos <= now.doc.content.size);
}

function chipped(state: EditorState, places: readonly number[]): Transaction | null {
  const lines = new Map<number, Node>();
  for (const place of places) {
    const $place = state.doc.resolve(place);
    const depth = lineDepth($place);
    if (depth > 0) lines.set($place.start(depth), $place.node(depth));
  }

  const change = state.tr;
  for (const [start, line] of [...lines].sort(([a], [b]) => b - a)) chipLine(change, state, start, line);
  return change.docChanged ? change : null;
}

function lineDepth($place: ResolvedPos): number {
  for (let depth = $place.depth; depth > 0; depth--) if ($place.node(depth).isTextblock) return depth;
  return 0;
}

/** From the end to the beginning, so that what is replaced moves nothing that is still to come. */
function chipLine(change: Transaction, state: EditorState, start: number, line: Node): void {
  if (!line.textContent.includes('{')) return;
  const text = line.textBetween(0, line.content.size, undefined, LEAF);
  const { empty, head } = state.selection;

  for (const { kind, start: from, end: to } of piecesOf(text, 'plain').reverse()) {
    const code = text.slice(from, to);
    if (kind === 'text' || kind === 'unclosed' || code.includes(LEAF)) continue;
    if (empty && head > start + from && head < start + to) continue;
    const marks = line.resolve(from + 1).marks();
    const chip = state.schema.nodes.chip?.create({ source: sourceOf(code) }, null, marks);
    if (chip) change.replaceWith(start + from, start + to, chip);
  }
}

/** Stands for a chip or a picture, so that the offsets are those of the document. */
const LEAF = '\ufffc';

import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { problemWords } from '../../problem_words';
import type { Spot } from './problem_spots';

const KEY = new PluginKey<DecorationSet>('problems');

/** Underlines what is wrong; the marks move with the text until newer ones come. */
export const ProblemMarks = Extension.create({
  name: 'problemMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: KEY,
      state: {
        init: () => DecorationSet.empty,
        apply: (change, marks) => change.getMeta(KEY) ?? marks.map(change.mapping, change.doc),
      },
      props: { decorations: state => KEY.getState(state) },
    }),
  ],
});

export function showSpots(view: EditorView, spots: readonly Spot[]): void {
  const marks = spots.map(({ from, to, problem }) => {
    const reason = [problem.message, problem.suggestion].filter(Boolean).map(problemWords).join(' ');
    return Decoration.inline(from, to, { class: 'wrong', title: reason }, { problem });
  });
  view.dispatch(view.state.tr.setMeta(KEY, DecorationSet.create(view.state.doc, marks)));
}

/** The marks as they stand now. */
export function spotsIn(state: EditorState): Spot[] {
  const marks = KEY.getState(state)?.find() ?? [];
  return marks.map(({ from, to, spec }) => ({ from, to, problem: spec.problem }));
}

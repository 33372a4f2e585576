import type { NodeViewRenderer } from '@tiptap/core';
import { questionOn } from './asked_names';
import { chipElement } from './chip_element';

/** A chip in the editor, drawn anew when its Liquid is another, or what the question is called that it answers. */
export const chipView: NodeViewRenderer = ({ node, decorations }) => {
  const question = questionOn(decorations);
  const dom = chipElement(node.attrs.source, document, question && new Map([question]));
  return {
    dom,
    update: (next, marks) =>
      next.type === node.type &&
      next.attrs.source === node.attrs.source &&
      questionOn(marks)?.[1] === question?.[1],
    ignoreMutation: () => true,
  };
};

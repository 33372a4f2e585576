import type { NodeViewRenderer } from '@tiptap/core';
import { chipElement } from './chip_element';

/** A chip in the editor, drawn anew when its Liquid is another. */
export const chipView: NodeViewRenderer = ({ node }) => {
  const dom = chipElement(node.attrs.source, document);
  return {
    dom,
    update: next => next.type === node.type && next.attrs.source === node.attrs.source,
    ignoreMutation: () => true,
  };
};

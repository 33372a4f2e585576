import { Node } from '@tiptap/core';
import { codeOf } from './liquid_code';

/** Something in brackets, as one piece. `source` is how it stands in the HTML, letter by letter. */
export const Chip = Node.create({
  name: 'chip',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({
    source: { default: '', rendered: false, parseHTML: element => element.getAttribute('data-liquid') ?? '' },
  }),
  parseHTML: () => [{ tag: 'span[data-liquid]', priority: 100 }],
  renderHTML: ({ node }) => ['span', { 'data-liquid': node.attrs.source }],
  renderText: ({ node }) => codeOf(node.attrs.source),
});

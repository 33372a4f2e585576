import { Node } from '@tiptap/core';
import { keptAttribute, shownKept } from './kept';

/**
 * One line or more of text. `tag` is how it is written: `p`, `div`, nothing at all (the empty text), or null for
 * what is usual at its place: nothing in a list item or a cell, else `p`.
 */
export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({
    tag: { default: null, rendered: false, parseHTML: tagOf },
    ...keptAttribute,
  }),
  parseHTML: () => [{ tag: 'p' }, { tag: 'div:not([data-box])' }],
  renderHTML: ({ node }) => {
    const { tag, kept } = node.attrs;
    if (tag === null) return ['p', { class: 'usual', dir: 'auto', ...shownKept(kept) }, 0];
    return [tag || 'div', { dir: 'auto', ...shownKept(kept) }, 0];
  },
});

function tagOf(element: Element): string | null {
  const inside = element.parentElement?.matches('li, td, th') ?? false;
  if (element.hasAttribute('data-line')) return inside ? null : '';
  if (element.localName === 'div') return 'div';
  return inside ? 'p' : null;
}

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    level: { default: 2, rendered: false, parseHTML: element => Number(element.localName.slice(1)) },
    ...keptAttribute,
  }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}` })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, { dir: 'auto', ...shownKept(node.attrs.kept) }, 0],
});

export const Quote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ node }) => ['blockquote', shownKept(node.attrs.kept), 0],
});

/** A `div` around blocks: how Gmail and Outlook nest what they quote and style. */
export const Box = Node.create({
  name: 'box',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'div[data-box]' }],
  renderHTML: ({ node }) => ['div', shownKept(node.attrs.kept), 0],
});

export const Preformatted = Node.create({
  name: 'preformatted',
  group: 'block',
  content: 'inline*',
  whitespace: 'pre',
  defining: true,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: ({ node }) => ['pre', shownKept(node.attrs.kept), 0],
});

export const Rule = Node.create({
  name: 'rule',
  group: 'block',
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: ({ node }) => ['hr', shownKept(node.attrs.kept)],
});

export const Break = Node.create({
  name: 'break',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

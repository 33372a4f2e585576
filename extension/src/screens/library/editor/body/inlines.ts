import { Mark, Node } from '@tiptap/core';
import { keptAttribute, shownKept } from './kept';

/** A mark that several tags mean; the one that was written is written again. */
function tagMark(name: string, tags: readonly string[]) {
  return Mark.create({
    name,
    // `<strong><b>` is bold twice, and stays so.
    excludes: '',
    addAttributes: () => ({
      tag: { default: tags[0], rendered: false, parseHTML: (element: Element) => element.localName },
      ...keptAttribute,
    }),
    parseHTML: () => tags.map(tag => ({ tag })),
    renderHTML: ({ mark }) => [mark.attrs.tag, shownKept(mark.attrs.kept), 0],
  });
}

/** Its address is among its attributes, as `href`. */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'a' }],
  renderHTML: ({ mark }) => ['a', shownKept(mark.attrs.kept), 0],
});

/** Looks that only an attribute says; several may lie around one another. */
export const Looks = Mark.create({
  name: 'looks',
  excludes: '',
  addAttributes: () => ({
    tag: { default: 'span', rendered: false, parseHTML: element => element.localName },
    ...keptAttribute,
  }),
  parseHTML: () =>
    ['span:not([data-liquid])', 'font', 'small', 'mark', 'ins'].map(tag => ({ tag, getAttrs: saysLooks })),
  renderHTML: ({ mark }) => [mark.attrs.tag, shownKept(mark.attrs.kept), 0],
});

/** A `span` without attributes says nothing. */
function saysLooks(element: HTMLElement): false | null {
  return element.attributes.length === 0 && element.matches('span, font') ? false : null;
}

export const MARKS = [
  Link,
  Looks,
  tagMark('bold', ['b', 'strong']),
  tagMark('italic', ['i', 'em']),
  tagMark('underline', ['u']),
  tagMark('strike', ['s', 'strike', 'del']),
  tagMark('code', ['code']),
  tagMark('sub', ['sub']),
  tagMark('sup', ['sup']),
];

/** A picture in a line. Where its address holds Liquid, or is a part of a mail, its alternative text stands for it. */
export const Picture = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'img' }],
  renderHTML: ({ node }) => ['img', shownKept(node.attrs.kept)],
  renderText: ({ node }) => node.attrs.kept?.alt ?? '',
});

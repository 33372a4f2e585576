import { Node, wrappingInputRule } from '@tiptap/core';
import { keptAttribute, shownKept } from './kept';

const MEMBERS = '(listItem | looseLine | bulletList | orderedList)+';

export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: MEMBERS,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ node }) => ['ul', shownKept(node.attrs.kept), 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*[-*•]\s$/, type: this.type })];
  },
});

export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: MEMBERS,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ node }) => ['ol', shownKept(node.attrs.kept), 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
  },
});

export const ListItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  addAttributes: () => keptAttribute,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ node }) => ['li', shownKept(node.attrs.kept), 0],
});

/** What stands in a list between its items: `{% for … %}` and its end. */
export const LooseLine = Node.create({
  name: 'looseLine',
  priority: 1001,
  content: 'inline*',
  parseHTML: () => [{ tag: 'li[data-loose]' }],
  renderHTML: () => ['li', { class: 'loose' }, 0],
});

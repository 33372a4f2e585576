import { type Extensions, getSchema } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { Box, Break, Heading, Paragraph, Preformatted, Quote, Rule } from './blocks';
import { Chip } from './chip';
import { MARKS, Picture } from './inlines';
import { BulletList, ListItem, LooseLine, OrderedList } from './lists';
import { Cell, HeadCell, Row, Table } from './tables';

/** What TipTap brings and is used as it is: the document, undo, and the cursors. Whatever holds HTML is ours. */
const kit = StarterKit.configure({
  blockquote: false,
  bold: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  hardBreak: false,
  heading: false,
  horizontalRule: false,
  italic: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  paragraph: false,
  strike: false,
  trailingNode: false,
  underline: false,
});

/** Everything that a body may be made of. */
export const CONTENT: Extensions = [
  kit,
  Paragraph,
  Heading,
  Quote,
  Box,
  Preformatted,
  Rule,
  Break,
  BulletList,
  OrderedList,
  ListItem,
  LooseLine,
  Table,
  Row,
  Cell,
  HeadCell,
  Picture,
  Chip,
  ...MARKS,
];

export const SCHEMA = getSchema(CONTENT);

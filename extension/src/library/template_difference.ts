import { type Attachment, LIQUID_FIELDS, SWITCHES, type Template } from '@/template/template';
import { attachmentsOf, sameAttachment } from './attachments';
import {
  type BlockDifference,
  lineWithLiquidDifference,
  replyDifference,
  textDifference,
} from './difference';
import type { Piece } from './word_difference';

/** What is otherwise in one field of a template. */
export type FieldDifference =
  | { field: TextField; kind: 'text'; pieces: Piece[] }
  | { field: 'tags'; kind: 'tags'; added: string[]; removed: string[]; kept: string[] }
  | AttachmentDifference
  | { field: Switch; kind: 'switch'; on: boolean }
  | { field: 'body'; kind: 'reply'; blocks: BlockDifference[] };

export interface AttachmentDifference {
  field: 'attachments';
  kind: 'attachments';
  added: Attachment[];
  removed: Attachment[];
  kept: Attachment[];
}

export type Switch = (typeof SWITCHES)[number];
export type TextField = (typeof TEXTS)[number];

/** In the order in which a person meets them. */
const TEXTS = ['title', 'shortcut', 'language', 'subject', 'to', 'cc', 'bcc', 'description'] as const;

/** Field by field, only what differs; the reply last, as the longest. */
export function templateDifference(before: Template, after: Template): FieldDifference[] {
  return [
    ...TEXTS.flatMap((field): FieldDifference[] =>
      before[field] === after[field]
        ? []
        : [{ field, kind: 'text', pieces: differenceIn(field)(before[field], after[field]) }],
    ),
    ...tagDifference(before.tags, after.tags),
    ...attachmentDifference(attachmentsOf(before), attachmentsOf(after)),
    ...SWITCHES.flatMap((field): FieldDifference[] =>
      Boolean(before[field]) === Boolean(after[field])
        ? []
        : [{ field, kind: 'switch', on: Boolean(after[field]) }],
    ),
    ...(before.body === after.body ? [] : bodyDifference(before.body, after.body)),
  ];
}

function differenceIn(field: TextField): (before: string, after: string) => Piece[] {
  return LIQUID_FIELDS.some(each => each === field) ? lineWithLiquidDifference : textDifference;
}

function tagDifference(before: readonly string[], after: readonly string[]): FieldDifference[] {
  const added = after.filter(tag => !before.includes(tag));
  const removed = before.filter(tag => !after.includes(tag));
  if (added.length + removed.length === 0) return [];
  return [{ field: 'tags', kind: 'tags', added, removed, kept: after.filter(tag => before.includes(tag)) }];
}

/** In which order they go out, nobody sees. */
function attachmentDifference(
  before: readonly Attachment[],
  after: readonly Attachment[],
): FieldDifference[] {
  const isIn = (each: Attachment, others: readonly Attachment[]) =>
    others.some(other => sameAttachment(each, other));
  const added = after.filter(each => !isIn(each, before));
  const removed = before.filter(each => !isIn(each, after));
  if (added.length + removed.length === 0) return [];
  const kept = after.filter(each => isIn(each, before));
  return [{ field: 'attachments', kind: 'attachments', added, removed, kept }];
}

/** Markup that no reader sees may differ where nothing else does; that is no difference. */
function bodyDifference(before: string, after: string): FieldDifference[] {
  const blocks = replyDifference(before, after);
  return blocks.every(block => block.kind === 'same') ? [] : [{ field: 'body', kind: 'reply', blocks }];
}

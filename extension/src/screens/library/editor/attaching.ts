import { MOST_ATTACHMENTS } from '@/library/attachments';
import type { Attachment } from '@/template/template';

/** A template's files with one more. One of the same name takes the place of the other: it is its next edition. */
export type Attaching =
  | { kind: 'added'; attachments: Attachment[] }
  | { kind: 'replaced'; attachments: Attachment[] }
  /** The very file is there already. */
  | { kind: 'there' }
  | { kind: 'too many' };

export function attaching(attachments: readonly Attachment[], file: Attachment): Attaching {
  const at = attachments.findIndex(({ name }) => name === file.name);
  if (attachments[at]?.digest === file.digest) return { kind: 'there' };
  if (at >= 0) return { kind: 'replaced', attachments: attachments.with(at, file) };
  if (attachments.length >= MOST_ATTACHMENTS) return { kind: 'too many' };
  return { kind: 'added', attachments: [...attachments, file] };
}

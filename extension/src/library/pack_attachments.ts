import type { Attachment } from '@/template/template';
import { DIGEST, isFileName, MEDIA_TYPE, MOST_ATTACHMENTS } from './attachments';
import { Fields, type Refuse } from './pack_fields';
import type { PackNode } from './pack_tree';

const ATTACHMENT_FIELDS = ['name', 'media_type', 'bytes', 'digest'];
const WHOLE_NUMBER = /^[0-9]{1,15}$/;

/**
 * The files that a template of a pack goes out with; as in `api/packs/attached.py`. A pack tells of them and does not
 * hold them: it stays a text that a person can read and edit.
 */
export function attachmentsIn(fields: Fields, refuse: Refuse): Attachment[] {
  const entries = fields.list('attachments');
  const node = fields.get('attachments');
  if (node && entries.length > MOST_ATTACHMENTS)
    refuse(node, `A template has at most ${MOST_ATTACHMENTS} attachments; this has ${entries.length}.`);
  return entries.map(entry => attachmentIn(entry, refuse));
}

function attachmentIn(node: PackNode, refuse: Refuse): Attachment {
  const fields = new Fields(node, 'An attachment', ATTACHMENT_FIELDS, refuse);
  const name = fields.required('name');
  const named = fields.get('name');
  if (named && name && !isFileName(name))
    refuse(named, "A file's name has no “/”, no “\\” and nothing invisible.");
  for (const each of ATTACHMENT_FIELDS.slice(1)) fields.required(each);
  const media_type = fields.matching(
    'media_type',
    MEDIA_TYPE,
    'A media type is written like application/pdf.',
  );
  const size = fields.matching('bytes', WHOLE_NUMBER, '“bytes” is a whole number.');
  const digest = fields.matching('digest', DIGEST, 'A digest has 64 digits from 0 to 9 and a to f.');
  return { name, media_type, bytes: Number(size), digest };
}

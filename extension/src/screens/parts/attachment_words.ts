import type { Attachment } from '@/template/template';
import { say } from '@/words/say';
import { shownBytes } from '@/words/shown';

/** A file by its name and size: two of one name are told apart. */
export function attachmentWords({ name, bytes }: Pick<Attachment, 'name' | 'bytes'>): string {
  return say('parts.file_with_size', { name, size: shownBytes(bytes) });
}

import type { Attachment } from '@/template/template';
import type { FileAnswer } from './file_answer';

/** In a page: the file that a message brought. */
export function fileIn(
  { base64 }: Extract<FileAnswer, { kind: 'opened' }>,
  { name, media_type: type }: Attachment,
): File {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  return new File([bytes], name, { type });
}

import type { LibraryDatabase } from '@/sync/database';
import { openFile } from '@/sync/fetched_files';
import type { Http } from '@/sync/http';
import { viewOf } from '@/sync/view';
import { world } from '@/web/world';

/** What a file of a template holds, as a message can carry it. */
export type FileAnswer = { kind: 'opened'; base64: string } | { kind: 'away' } | { kind: 'gone' };

/** In the service worker: one of the files of a template that this person sees, and no other. */
export async function fileAnswer(
  db: LibraryDatabase,
  http: Http,
  { id, digest }: { id: string; digest: string },
): Promise<FileAnswer> {
  const [entry] = await viewOf(db, [id]);
  const attachment = entry?.template.attachments?.find(each => each.digest === digest);
  if (!attachment) return { kind: 'gone' };
  const opened = await openFile(db, http, world, attachment);
  if (opened.kind !== 'opened') return opened;
  return { kind: 'opened', base64: await inBase64(opened.file) };
}

/** A part at a time: a function takes only so many arguments. */
async function inBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = '';
  for (let at = 0; at < bytes.length; at += PART)
    letters += String.fromCharCode(...bytes.subarray(at, at + PART));
  return btoa(letters);
}

const PART = 0x8000;

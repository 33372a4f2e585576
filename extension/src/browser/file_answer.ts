import type { LibraryDatabase } from '@/sync/database';
import { openFile } from '@/sync/fetched_files';
import type { Http } from '@/sync/http';
import { heldDigests } from '@/sync/kept_files';
import type { Attachment } from '@/template/template';
import { world } from '@/web/world';

/** What a file of a template holds, as a message can carry it. */
export type FileAnswer = { kind: 'opened'; base64: string } | { kind: 'away' } | { kind: 'gone' };

/** In the service worker: one of the files of the templates that are here, and no other. */
export async function fileAnswer(
  db: LibraryDatabase,
  http: Http,
  { attachment }: { attachment: Attachment },
): Promise<FileAnswer> {
  const { here, told } = await heldDigests(db);
  if (!here.has(attachment.digest) && !told.has(attachment.digest)) return { kind: 'gone' };
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

import { CannotRead, LARGEST_FILE } from './import';
import { inflated } from './inflate';

export interface Packed {
  name: string;
  bytes: Uint8Array;
}

const MOST_FILES = 2000;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The files of an archive that may hold templates; all of them together are no larger than one file may be. */
export function unzipped(bytes: Uint8Array): Packed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: Packed[] = [];
  let room = LARGEST_FILE;
  for (const entry of entriesIn(bytes, view)) {
    if (
      !/\.(?:ya?ml|json|csv|tsv|txt|textexpander)$/i.test(entry.name) ||
      /(?:^|\/)(?:__MACOSX|\.|_manifest)/.test(entry.name)
    )
      continue;
    const content = contentOf(entry, bytes, view, room);
    room -= content.length;
    files.push({ name: entry.name, bytes: content });
  }
  if (files.length === 0) throw new CannotRead('nothing_inside');
  return files;
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  start: number;
}

function entriesIn(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES) throw new CannotRead('too_many');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new CannotRead('broken_zip');
    const [name, extra, note] = [28, 30, 32].map(place => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    // Locked with a password.
    if (view.getUint16(at + 8, true) & 1) throw new CannotRead('broken_zip');
    entries.push({
      name: String.fromCharCode(...bytes.subarray(at + 46, at + 46 + Math.min(name, 500))),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      start: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + note;
  }
  return entries;
}

/** The list of an archive stands at its end, behind which only a note may come. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= least; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new CannotRead('broken_zip');
}

function contentOf(
  { method, packed, start }: Entry,
  bytes: Uint8Array,
  view: DataView,
  room: number,
): Uint8Array {
  if (start + 30 > bytes.length) throw new CannotRead('broken_zip');
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const content = bytes.subarray(from, from + packed);
  if (content.length < packed) throw new CannotRead('broken_zip');
  if (method === 0) {
    if (content.length > room) throw new CannotRead('too_big');
    return content;
  }
  if (method !== 8) throw new CannotRead('broken_zip');
  return inflated(content, room);
}

import { holderIn } from '../window_above';
import { dropOn } from './drop';
import { type FileInput, fileInputNear } from './file_input';
import { type Sight, sightOf } from './sight';

/** What a page made of the files that it was given. */
export interface Attached {
  seen: readonly File[];
  /** Those that are not to be seen among the message's files. */
  unseen: readonly File[];
}

/** How a frame looks into shadow roots, closed ones too. */
export type OpenShadow = (host: HTMLElement) => ShadowRoot | null;

/**
 * Gives files to the message that a field is the text of: by the field that the page itself chooses files with, else
 * as if a person had dropped them there. Then looks whether they came. A page that took them once is not given them
 * again, since a message would hold them twice.
 */
export async function attach(
  field: HTMLElement,
  files: readonly File[],
  openShadow: OpenShadow,
): Promise<Attached> {
  const place = holderIn(field) as HTMLElement;
  const sight = sightOf(place.ownerDocument, files, openShadow);

  const given = await throughInputs(place, files, sight, openShadow);
  const left = files.filter(file => !given.has(file));
  if (left.length > 0 && (await dropOn(place, left))) await sight.until(left, WHILE_TAKEN_MS);

  const seen = sight.seen(files);
  return { seen, unseen: files.filter(file => !seen.includes(file)) };
}

/** The files that the page took, seen or not. */
async function throughInputs(
  place: HTMLElement,
  files: readonly File[],
  sight: Sight,
  openShadow: OpenShadow,
): Promise<ReadonlySet<File>> {
  const given = new Set<File>();
  for (;;) {
    const left = files.filter(file => !given.has(file));
    const input = left.length > 0 ? fileInputNear(place, left, openShadow) : null;
    if (!input) return given;
    const next = input.takesMany ? left : left.slice(0, 1);
    if (!(await putIn(input, next, sight))) return given;
    for (const file of next) given.add(file);
  }
}

/** What nobody heard of is taken out again. */
async function putIn(input: FileInput, files: readonly File[], sight: Sight): Promise<boolean> {
  const takeBack = input.give(files);
  // A field that a person sees says itself what it holds.
  if (input.isShown()) sight.holds(input, files);
  const isSeen = await sight.until(files, UNTIL_SEEN_MS);
  if (isSeen || !input.stillHolds(files)) {
    if (!isSeen) await sight.until(files, WHILE_TAKEN_MS);
    return true;
  }
  takeBack();
  return false;
}

/** Pages name a file at once, and send it then. */
const UNTIL_SEEN_MS = 3_000;
/** Those that have taken it may first make something of it. */
const WHILE_TAKEN_MS = 8_000;

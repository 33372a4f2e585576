import type { Attachment, Template } from '@/template/template';

/** A template has at most so many files. */
export const MOST_ATTACHMENTS = 10;
/** Bytes of one file; a service may allow less. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** Characters of a file's name. */
const LONGEST_FILE_NAME = 200;

/** Letters of no width that turn the direction of writing make `gpj.exe` look like `exe.jpg`. */
const UNFIT_IN_NAMES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that no name may hold
  /[/\\\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
export const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,99}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}$/;
export const DIGEST = /^[0-9a-f]{64}$/;

/** Whether a name means a file and no place, on any system, and looks like what it is. */
export function isFileName(name: string): boolean {
  const length = [...name].length;
  return (
    length > 0 &&
    length <= LONGEST_FILE_NAME &&
    name.search(UNFIT_IN_NAMES) < 0 &&
    name !== '.' &&
    name !== '..'
  );
}

/** A name that a file may have here, as near as possible to the one it has; a long one keeps its ending. */
export function fileNameFrom(name: string): string {
  const fit = name.replace(UNFIT_IN_NAMES, '').trim().replace(/^\.+$/, '');
  const letters = [...fit];
  if (letters.length <= LONGEST_FILE_NAME) return fit || 'file';
  const ending = [...(/\.[^.]{1,16}$/.exec(fit)?.[0] ?? '')];
  return [...letters.slice(0, LONGEST_FILE_NAME - ending.length), ...ending].join('');
}

/** A media type as mail has it, without parameters; what is none is bytes. */
export function mediaTypeFrom(type: string): string {
  const [plain = ''] = type.toLowerCase().split(';');
  return MEDIA_TYPE.test(plain.trim()) ? plain.trim() : 'application/octet-stream';
}

export function attachmentsOf({ attachments }: Pick<Template, 'attachments'>): readonly Attachment[] {
  return attachments ?? [];
}

/** A template's part with these files; where there is none it has no such part. */
export function withAttachments(template: Template, attachments: readonly Attachment[]): Template {
  const { attachments: _, ...others } = template;
  return attachments.length > 0 ? { ...others, attachments: [...attachments] } : others;
}

export function sameAttachments(one: readonly Attachment[], other: readonly Attachment[]): boolean {
  return one.length === other.length && one.every((each, at) => sameAttachment(each, other[at]));
}

export function sameAttachment(one: Attachment, other: Attachment | undefined): boolean {
  return (
    other !== undefined &&
    one.name === other.name &&
    one.digest === other.digest &&
    one.media_type === other.media_type
  );
}

/** What a file's content is known by: its SHA-256, in small hexadecimal digits. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

import { attachmentsOf, MOST_ATTACHMENTS } from '@/library/attachments';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import { fieldName } from './field_names';

/** A field that the service would not take, and why. */
export interface Beyond {
  field: keyof Template;
  words: string;
}

/** What the service would refuse, said before it does; the same limits as its own (`api/library/content.py`). */
export function beyondLimits(template: Template): Beyond[] {
  return [
    ...TEXTS.filter(field => UNREADABLE.test(template[field])).map(
      (field): Beyond => ({ field, words: say('template.unreadable', { field: fieldName(field) }) }),
    ),
    ...TEXTS.flatMap(field => tooLong(field, template[field])),
    ...bodyProblems(template.body),
    ...tagProblems(template.tags),
    ...fileProblems(attachmentsOf(template).length),
    ...(/[\r\n]/.test(template.subject)
      ? [{ field: 'subject', words: say('template.subject_one_line') } as const]
      : []),
    ...(template.language && !LANGUAGE.test(template.language)
      ? [{ field: 'language', words: say('template.language_form') } as const]
      : []),
  ];
}

const LENGTHS = {
  title: 200,
  shortcut: 64,
  subject: 1_000,
  to: 2_000,
  cc: 2_000,
  bcc: 2_000,
  description: 2_000,
} as const;
const TEXTS = Object.keys(LENGTHS) as (keyof typeof LENGTHS)[];
const BODY_KIB = 256;
const TAGS = 50;
const TAG_LENGTH = 50;

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** Control characters other than white space, and halves of characters. */
const UNREADABLE = /[^\P{Cc}\t\n\r\x80-\x9f]|\p{Surrogate}/u;

function tooLong(field: keyof typeof LENGTHS, text: string): Beyond[] {
  const [limit, length] = [LENGTHS[field], [...text].length];
  if (text.length <= limit || length <= limit) return [];
  const numbers = { limit: shownNumber(limit), length: shownNumber(length) };
  return [{ field, words: say('template.too_long', { field: fieldName(field), ...numbers }) }];
}

function bodyProblems(body: string): Beyond[] {
  if (UNREADABLE.test(body)) {
    return [{ field: 'body', words: say('template.unreadable', { field: fieldName('body') }) }];
  }
  // A character takes three bytes at most, so most bodies need no counting.
  if (body.length * 3 <= BODY_KIB * 1024) return [];
  const size = new TextEncoder().encode(body).length / 1024;
  if (size <= BODY_KIB) return [];
  const numbers = { limit: shownNumber(BODY_KIB), size: shownNumber(Math.ceil(size)) };
  return [{ field: 'body', words: say('template.body_too_long', numbers) }];
}

function tagProblems(tags: readonly string[]): Beyond[] {
  if (tags.length > TAGS) {
    return [{ field: 'tags', words: say('template.too_many_tags', { limit: TAGS, count: tags.length }) }];
  }
  const long = tags.find(tag => [...tag].length > TAG_LENGTH);
  return long
    ? [{ field: 'tags', words: say('template.tag_too_long', { limit: TAG_LENGTH, tag: long }) }]
    : [];
}

function fileProblems(count: number): Beyond[] {
  if (count <= MOST_ATTACHMENTS) return [];
  return [
    { field: 'attachments', words: say('template.too_many_files', { limit: MOST_ATTACHMENTS, count }) },
  ];
}

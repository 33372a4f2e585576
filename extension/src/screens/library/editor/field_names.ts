import type { Template } from '@/template/template';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';

/** What the fields of a template are called on screen. */
export function fieldName(field: keyof Template): string {
  return say(NAMES[field]);
}

const NAMES: Record<keyof Template, Word> = {
  title: 'template.title',
  shortcut: 'template.shortcut',
  body: 'template.reply',
  subject: 'template.subject',
  to: 'template.to',
  cc: 'template.cc',
  bcc: 'template.bcc',
  tags: 'template.tags',
  attachments: 'template.attachments',
  language: 'template.language',
  description: 'template.description',
  follows_case: 'template.follows_case',
  inside_words: 'template.inside_words',
};

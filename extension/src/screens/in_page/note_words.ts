import type { Fact, Note, Part } from '@/expand/note';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';
import { troubleWords } from '../parts/trouble_words';

/** A note as the person reads it. */
export function noteWords(note: Note): string {
  switch (note.kind) {
    case 'gone':
      return say('in_page.note_gone', { shortcut: note.shortcut });
    case 'broken':
      return say('in_page.note_broken', { title: note.title, problem: troubleWords(note.problem) });
    case 'left':
      return say('in_page.note_left', { fields: shownList(note.fields.map(part => say(PARTS[part]))) });
    case 'unread':
      return say('in_page.note_unread', { facts: shownList(note.facts.map(fact => say(FACTS[fact]))) });
    case 'not attached':
    case 'not fetched':
    case 'still attached':
      return say(FILES[note.kind], { files: shownList(note.names), count: note.names.length });
    default:
      return say(PLAIN[note.kind]);
  }
}

type OfFiles = 'not attached' | 'not fetched' | 'still attached';
type Plain = Exclude<Note['kind'], 'gone' | 'broken' | 'left' | 'unread' | OfFiles>;

const PLAIN: Record<Plain, Word> = {
  moved: 'in_page.note_moved',
  'too long': 'in_page.note_too_long',
  page: 'in_page.note_refused',
  'page, changed': 'in_page.note_refused_changed',
  'not copied': 'in_page.note_not_copied',
  'nothing came': 'in_page.note_nothing_came',
};

const FILES: Record<OfFiles, Word> = {
  'not attached': 'in_page.note_not_attached',
  'not fetched': 'in_page.note_not_fetched',
  'still attached': 'in_page.note_still_attached',
};

/** As the head of a message has them printed. */
const PARTS: Record<Part, Word> = {
  to: 'in_page.to',
  cc: 'in_page.cc',
  bcc: 'in_page.bcc',
  subject: 'in_page.subject',
};

const FACTS: Record<Fact, Word> = {
  ...PARTS,
  to: 'in_page.fact_to',
  from: 'in_page.fact_from',
  subject: 'in_page.fact_subject',
  message: 'in_page.fact_message',
  reply: 'in_page.fact_reply',
};

import type { Person } from '@/template/context';
import { peopleIn, personIn } from './addresses';
import { fill, writtenIn } from './fill';
import { type Facts, HEAD_FIELDS, type HeadField, NOT_TOLD, type Reader, type Told, told } from './reader';

/** The names under which forms everywhere carry a message's head; compared without case and leading underscores. */
const NAMES: Record<HeadField | 'from', readonly string[]> = {
  to: ['to', 'recipient', 'recipients', 'mailto', 'msgto'],
  cc: ['cc', 'copyto'],
  bcc: ['bcc', 'blindcopyto'],
  subject: ['subject', 'subjectbox', 'mailsubject', 'ticket[subject]'],
  from: ['from', 'sender'],
};

/**
 * Any other page. It believes only fields of the form or dialog around the caret that are named for what they
 * hold; what it does not find it calls not told, since most pages have no message.
 */
export const general: Reader = {
  name: 'this page',

  read(_page, place): Facts {
    return {
      to: people(place, 'to'),
      cc: people(place, 'cc'),
      bcc: people(place, 'bcc'),
      from: sender(place),
      subject: subject(place),
      message: NOT_TOLD,
      reply: NOT_TOLD,
    };
  },

  write(_page, place, head): HeadField[] {
    // A chat or a note has no head at all: there nothing is missing.
    if (HEAD_FIELDS.every(field => fieldOf(place, field) === null)) return [];
    return HEAD_FIELDS.filter(field => head[field] !== '' && !fill(fieldOf(place, field), head[field]));
  },
};

/** The form or dialog that the caret stands in; beside those, a whole page would be a guess. */
function messageAround(place: Element): Element | null {
  return place.closest('form, [role="dialog"], dialog, [role="form"]');
}

/** Outside of a message's form nothing is found. */
function fieldOf(place: Element, field: HeadField | 'from'): Element | null {
  const fields = messageAround(place)?.querySelectorAll('input, textarea, select') ?? [];
  return [...fields].find(element => NAMES[field].includes(nameOf(element))) ?? null;
}

/** Fields without a name are called by their label. */
function nameOf(element: Element): string {
  const name = element.getAttribute('name') ?? element.getAttribute('aria-label') ?? '';
  return name.toLowerCase().replace(/^_+/, '');
}

function people(place: Element, field: 'to' | 'cc' | 'bcc'): Told<Person[]> {
  const written = writtenIn(fieldOf(place, field));
  return written === null ? NOT_TOLD : told(peopleIn(written));
}

function sender(place: Element): Told<Person> {
  const field = fieldOf(place, 'from');
  const chosen = field?.localName === 'select' ? (field as HTMLSelectElement).selectedOptions[0]?.text : null;
  const person = personIn(chosen ?? writtenIn(field) ?? '');
  return person ? told(person) : NOT_TOLD;
}

function subject(place: Element): Told<string> {
  const field = fieldOf(place, 'subject');
  const written = field === place ? null : writtenIn(field);
  return written === null ? NOT_TOLD : told(written);
}

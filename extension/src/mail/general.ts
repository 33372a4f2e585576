import type { Person } from '@/template/context';
import { peopleIn, personIn } from './addresses';
import { fill, valueOf } from './fill';
import { type Facts, type HeadField, NOT_TOLD, type Reader, type Told, told } from './reader';

/** The names under which forms everywhere carry a message's head. */
const FIELDS: Record<HeadField, string> = {
  to: named('to', 'recipient', 'recipients', 'mailto', 'msgto'),
  cc: named('cc', 'copyto'),
  bcc: named('bcc', 'blindcopyto'),
  subject: named('subject', 'subjectbox', 'mailsubject', 'ticket[subject]'),
};

/**
 * Any other page. It believes only fields of the form or dialog around the caret that are named for what they
 * hold; what it does not find it calls not told, since most pages have no message.
 */
export const general: Reader = {
  name: 'this page',

  appliesTo: () => true,

  read(_page, place): Facts {
    return {
      to: people(place, 'to'),
      cc: people(place, 'cc'),
      bcc: people(place, 'bcc'),
      from: sender(place),
      subject: subject(place),
      message: NOT_TOLD,
    };
  },

  write(_page, place, head): HeadField[] {
    return (['subject', 'to', 'cc', 'bcc'] as const).filter(
      field => head[field] !== '' && !fill(fieldOf(place, field), head[field]),
    );
  },
};

function named(...names: string[]): string {
  return names
    .flatMap(name =>
      ['input', 'textarea'].flatMap(tag => [name, `_${name}`].map(n => `${tag}[name="${n}" i]`)),
    )
    .concat(names[0] === 'subject' ? ['input[aria-label="Subject" i]', 'input[placeholder="Subject" i]'] : [])
    .join(', ');
}

/** The form or dialog that the caret stands in; beside those, a whole page would be a guess. */
function messageAround(place: Element): Element | null {
  return place.closest('form, [role="dialog"], dialog, [role="form"]');
}

const fieldOf = (place: Element, field: HeadField): Element | null =>
  messageAround(place)?.querySelector(FIELDS[field]) ?? null;

function people(place: Element, field: 'to' | 'cc' | 'bcc'): Told<Person[]> {
  const written = valueOf(fieldOf(place, field));
  return written === null ? NOT_TOLD : told(peopleIn(written));
}

function sender(place: Element): Told<Person> {
  const field = messageAround(place)?.querySelector('select[name="from" i], input[name="from" i]');
  const chosen = field?.localName === 'select' ? (field as HTMLSelectElement).selectedOptions[0]?.text : null;
  const person = personIn(chosen ?? valueOf(field ?? null) ?? '');
  return person ? told(person) : NOT_TOLD;
}

function subject(place: Element): Told<string> {
  const field = fieldOf(place, 'subject');
  const written = field === place ? null : valueOf(field);
  return written === null ? NOT_TOLD : told(written);
}

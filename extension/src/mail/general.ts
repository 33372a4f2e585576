import type { Person } from '@/template/context';
import { addressIn, peopleIn, personIn } from './addresses';
import { fill, writtenIn } from './fill';
import { partOf } from './labelled';
import { nameOn } from './people';
import {
  type Facts,
  HEAD_FIELDS,
  type HeadField,
  NOT_TOLD,
  type Reader,
  type Told,
  told,
  UNREADABLE,
} from './reader';

/**
 * Any other page. It believes only fields of the form or dialog around the caret that are named or labelled for what
 * they hold; what it does not find it calls not told, since most pages have no message. In a frame on somebody else's
 * page the message's head stands where nobody can look: that is unreadable, so that a person hears of it.
 */
export const general: Reader = {
  name: 'this page',

  read(page, place): Facts {
    const message = messageAround(place);
    const head = {
      to: either(people(message, place, 'to'), addressee(message)),
      cc: people(message, place, 'cc'),
      bcc: people(message, place, 'bcc'),
      from: sender(message, place),
      subject: subject(message, place),
    };
    const hidden = isAmongStrangers(page) ? UNREADABLE : NOT_TOLD;
    return {
      to: either(head.to, hidden),
      cc: either(head.cc, hidden),
      bcc: either(head.bcc, hidden),
      from: head.from,
      subject: either(head.subject, hidden),
      message: hidden,
      reply: NOT_TOLD,
    };
  },

  write(_page, place, head): HeadField[] {
    const message = messageAround(place);
    // A chat or a note has no head at all: there nothing is missing.
    if (HEAD_FIELDS.every(field => fieldOf(message, place, field) === null)) return [];
    return HEAD_FIELDS.filter(
      field => head[field] !== '' && !fill(fieldOf(message, place, field), head[field]),
    );
  },
};

/** The form or dialog that the caret stands in; beside those, a whole page would be a guess. */
function messageAround(place: Element): Element | null {
  return place.closest('form, [role="dialog"], dialog, [role="form"]');
}

/** Outside of a message's form nothing is found. Of two fields with one meaning nobody can tell which is meant. */
function fieldOf(message: Element | null, place: Element, part: HeadField | 'from'): Element | null {
  const fields = [
    ...(message?.querySelectorAll('input:not([type="hidden"]), textarea, select') ?? []),
  ].filter(field => field !== place && partOf(field) === part);
  return fields.length === 1 ? (fields[0] ?? null) : null;
}

/** A journey has a “From” and a “To” as well; what is no address is nobody. */
function people(message: Element | null, place: Element, part: 'to' | 'cc' | 'bcc'): Told<Person[]> {
  const written = writtenIn(fieldOf(message, place, part));
  return written === null ? NOT_TOLD : told(peopleIn(written));
}

/** A form that is sent by mail says to whom. */
function addressee(message: Element | null): Told<Person[]> {
  const action = message?.getAttribute('action') ?? '';
  const address = action.startsWith('mailto:')
    ? addressIn(decoded(action.slice(7).split('?')[0] ?? ''))
    : null;
  return address ? told(peopleIn(address)) : NOT_TOLD;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sender(message: Element | null, place: Element): Told<Person> {
  const person = personIn(nameOn(fieldOf(message, place, 'from')));
  return person ? told(person) : NOT_TOLD;
}

function subject(message: Element | null, place: Element): Told<string> {
  const written = writtenIn(fieldOf(message, place, 'subject'));
  return written === null ? NOT_TOLD : told(written);
}

const either = <Value>(first: Told<Value>, second: Told<Value>): Told<Value> =>
  first.kind === 'told' ? first : second;

/** This is the outermost document that may be looked into; a page around it is of another origin. */
const isAmongStrangers = (page: Document): boolean => {
  const view = page.defaultView;
  return view !== null && view.parent !== view;
};

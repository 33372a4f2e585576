import type { Person } from '@/template/context';
import { addressIn, peopleIn, personIn } from './addresses';
import { fill, isFilled, writtenIn } from './fill';
import { partOf } from './labelled';
import { rowAround } from './labelled_rows';
import { fieldCalled } from './labels';
import { addressOn, nameOn } from './people';
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
import { wordsAlone } from './recipients';

/**
 * Any other page. It believes only fields of the form or dialog around the caret that are named or labelled for what
 * they hold; what it does not find it calls not told, since most pages have no message. In a frame on somebody else's
 * page the message's head stands where nobody can look: that is unreadable, so that a person hears of it.
 */
export const general: Reader = {
  name: 'this page',

  read(page, place): Facts {
    const parts = partsAround(place);
    const message = messageAround(place);
    const hidden = isAmongStrangers(page) ? UNREADABLE : NOT_TOLD;
    return {
      to: either(either(people(parts.to, message), addressee(message)), hidden),
      cc: either(people(parts.cc, message), hidden),
      bcc: either(people(parts.bcc, message), hidden),
      from: sender(parts.from),
      subject: either(subject(parts.subject), hidden),
      message: hidden,
      reply: NOT_TOLD,
    };
  },

  write(_page, place, head): HeadField[] {
    const parts = partsAround(place);
    // A chat or a note has no head at all: there nothing is missing.
    if (HEAD_FIELDS.every(field => !parts[field])) return [];
    const message = messageAround(place);
    const isDrawn = (field: HeadField): boolean => drawsPeopleBeside(parts[field], message);
    return HEAD_FIELDS.filter(
      field => head[field] !== '' && (isDrawn(field) || !fill(parts[field] ?? null, head[field])),
    );
  },
};

/** The form or dialog that the caret stands in; beside those, a whole page would be a guess. */
function messageAround(place: Element): Element | null {
  return place.closest('form, [role="dialog"], dialog, [role="form"]');
}

type Parts = Partial<Record<HeadField | 'from', Element | null>>;

/** The fields of the message's head; null for one of two with the same meaning, since nobody can tell which is meant. */
function partsAround(place: Element): Parts {
  const parts: Parts = {};
  for (const field of messageAround(place)?.querySelectorAll(FIELDS) ?? []) {
    const part = field === place ? null : partOf(field);
    if (part) parts[part] = part in parts ? null : field;
  }
  return parts;
}

const FIELDS = 'input:not([type="hidden"]), textarea, select';

/** A journey has a “From” and a “To” as well; what is no address is nobody. */
function people(field: Element | null | undefined, message: Element | null): Told<Person[]> {
  const written = writtenIn(field ?? null);
  if (drawsPeopleBeside(field, message)) return UNREADABLE;
  return written === null ? NOT_TOLD : told(peopleIn(written));
}

/** Whoever was chosen stands in front of an empty field, or anywhere in its row with an address; a hint stands behind. */
function drawsPeopleBeside(field: Element | null | undefined, message: Element | null): boolean {
  if (!field || !message || isFilled(field)) return false;
  const row = rowAround(field, message);
  for (let at = field; row && at !== row && at.parentElement; at = at.parentElement) {
    const beside = [...at.parentElement.children];
    const before = beside.slice(0, beside.indexOf(at));
    if (before.some(saysSomebody) || beside.some(other => other !== at && addressOn(other) !== ''))
      return true;
  }
  return false;
}

function saysSomebody(element: Element): boolean {
  const words = wordsAlone(element);
  return !element.matches('label, legend, button') && /\p{L}/u.test(words) && fieldCalled(words) === null;
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

function sender(field: Element | null | undefined): Told<Person> {
  const person = personIn(nameOn(field ?? null));
  return person ? told(person) : NOT_TOLD;
}

function subject(field: Element | null | undefined): Told<string> {
  const written = writtenIn(field ?? null);
  return written === null ? NOT_TOLD : told(written);
}

const either = <Value>(first: Told<Value>, second: Told<Value>): Told<Value> =>
  first.kind === 'not told' ? second : first;

/** This is the outermost document that may be looked into; a page around it is of another origin. */
const isAmongStrangers = (page: Document): boolean => {
  const view = page.defaultView;
  return view !== null && view.parent !== view;
};

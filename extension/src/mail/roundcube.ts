import { peopleIn, personIn } from './addresses';
import { wordsOf } from './around';
import { fill, isFilled, writtenIn } from './fill';
import {
  type Facts,
  HEAD_FIELDS,
  type Head,
  type HeadField,
  NOT_TOLD,
  type Reader,
  told,
  UNREADABLE,
} from './reader';

/**
 * Roundcube 1.4 to 1.6, also where its composer is a TinyMCE in a frame. A message is written on a page of its own,
 * so there is only ever one. Recipients stand in a textarea behind the skin's boxes.
 */
export const roundcube: Reader = {
  name: 'Roundcube',

  appliesTo: page => page.querySelector('#composebody, textarea[name="_message"]') !== null,

  read(page, place): Facts {
    const subject = writtenIn(page.querySelector('#compose-subject, input[name="_subject"]'));
    return {
      to: people(page, 'to'),
      cc: people(page, 'cc'),
      bcc: people(page, 'bcc'),
      from: sender(page),
      subject: subject === null ? UNREADABLE : told(subject),
      message: answered(place),
    };
  },

  write(page, _place, head): HeadField[] {
    return HEAD_FIELDS.filter(field => head[field] !== '' && !write(page, field, head));
  },
};

function people(page: Document, field: 'to' | 'cc' | 'bcc') {
  const written = writtenIn(page.querySelector(`#_${field}, textarea[name="_${field}"]`));
  return written === null ? UNREADABLE : told(peopleIn(written));
}

/** A choice of identities where there are several, else one line of text. */
function sender(page: Document): Facts['from'] {
  const field = page.querySelector('select[name="_from"], #_from');
  if (!field) return UNREADABLE;
  const chosen =
    field.localName === 'select' ? (field as HTMLSelectElement).selectedOptions[0] : (field as Element);
  const person = personIn(writtenIn(chosen ?? null) ?? wordsOf(chosen));
  return person ? told(person) : UNREADABLE;
}

/** The quotation below `reply-intro` in rich text, the lines behind `>` in plain text. */
function answered(place: Element): Facts['message'] {
  const written = writtenIn(place);
  const text = written === null ? quotedIn(frameOf(place)) : linesQuotedIn(written);
  return text ? told(text) : NOT_TOLD;
}

const frameOf = (place: Element): Document | null =>
  place.localName === 'iframe' ? (place as HTMLIFrameElement).contentDocument : null;

const quotedIn = (frame: Document | null): string =>
  wordsOf(frame?.querySelector('#reply-intro ~ blockquote'));

const linesQuotedIn = (text: string): string =>
  text
    .split('\n')
    .filter(line => line.startsWith('>'))
    .map(line => line.replace(/^> ?/, ''))
    .join('\n')
    .trim();

function write(page: Document, field: HeadField, head: Head): boolean {
  const element = page.querySelector(
    field === 'subject' ? '#compose-subject, input[name="_subject"]' : `#_${field}`,
  );
  return field === 'subject' && isReply(page) ? isFilled(element) : fill(element, head[field]);
}

/** Roundcube tells its own scripts what is being written; a reply keeps its subject even when it stands empty. */
const isReply = (page: Document): boolean =>
  [...page.scripts].some(script => /"compose_mode":"reply"/.test(script.textContent ?? ''));

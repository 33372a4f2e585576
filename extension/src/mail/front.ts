import type { Person } from '@/template/context';
import { addressIn, personIn } from './addresses';
import { leavesOf, wordsOf } from './around';
import type { Client, Teller } from './client';
import { writtenIn } from './fill';
import { partOf } from './labelled';
import { fieldCalled } from './labels';
import { addressOn, nameOn } from './people';
import { HEAD_FIELDS, type HeadField, told, UNREADABLE } from './reader';

/** Rows of a composer are few steps away from the text; further out are lists of other conversations. */
const STEPS = 6;

/**
 * Front. Its class names are made anew with every release and nothing else of it is known to last, so only what a
 * person reads is relied on: in the composer around the text, a row that begins with “To” (in any language) and names
 * addresses. A row that shows names alone is unreadable.
 */
export const front: Client = {
  name: 'Front',
  hosts: ['frontapp.com'],
  message: composerAround,
  tells: {
    to: labelledRow('to'),
    cc: labelledRow('cc'),
    bcc: labelledRow('bcc'),
    subject: ({ message }) => {
      const field = [...(message?.querySelectorAll('input, textarea') ?? [])].find(
        candidate => partOf(candidate) === 'subject',
      );
      const written = writtenIn(field ?? null);
      return written === null ? UNREADABLE : told(written);
    },
  },
};

/** The nearest element around the text in which a label says “To”. */
function composerAround(place: Element): Element | null {
  let at = place.parentElement;
  for (let step = 0; at && step < STEPS && !at.matches(WHOLE); step += 1, at = at.parentElement) {
    if (labelsIn(at, 'to').length > 0) return isOf(place, at) ? at : null;
  }
  return null;
}

/** The page at large, with every conversation in it. */
const WHOLE = 'main, [role="main"], body';

/** Where there is another text as well, the head may be that one's. */
const isOf = (place: Element, composer: Element): boolean =>
  [...composer.querySelectorAll('[contenteditable="true"], textarea')].every(
    text => text === place || text.contains(place) || place.contains(text),
  );

function labelledRow(part: HeadField): Teller<Person[]> {
  return ({ message, place }) => {
    const labels = message ? labelsIn(message, part) : [];
    if (!message || labels.length > 1) return UNREADABLE;
    const [label] = labels;
    if (!label) return part === 'to' ? UNREADABLE : told([]);

    const row = label.parentElement;
    if (
      !row ||
      row.contains(place) ||
      HEAD_FIELDS.some(other => other !== part && labelsIn(row, other).length > 0)
    )
      return UNREADABLE;
    const named = leavesOf(row).filter(leaf => leaf !== label && addressOn(leaf) !== '');
    if (named.length === 0 || saysMore(row, [label, ...named])) return UNREADABLE;
    return told(named.map(personOn));
  };
}

const labelsIn = (within: Element, part: HeadField): Element[] =>
  leavesOf(within).filter(leaf => fieldCalled(leaf.textContent ?? '') === part);

/** Whether a row says anything beside what is understood, such as a name alone or `+2`. */
function saysMore(element: Element, understood: readonly Element[]): boolean {
  if (understood.includes(element)) return false;
  if (WORD.test(writtenIn(element) ?? '')) return true;
  return [...element.childNodes].some(node =>
    'localName' in node ? saysMore(node as Element, understood) : WORD.test(node.textContent ?? ''),
  );
}

const WORD = /[\p{L}\p{N}]/u;

/** A leaf with the address in its title shows the name. */
function personOn(leaf: Element): Person {
  const address = addressOn(leaf);
  const name = wordsOf(leaf).replace(address, '') || nameOn(leaf).replace(addressIn(nameOn(leaf)) ?? '', '');
  return personIn(`${name} <${address}>`) ?? { email: address };
}

import type { Person } from '@/template/context';
import { addressIn, personIn } from './addresses';
import { isBefore } from './answered';
import { wordsOf } from './around';
import type { Teller } from './client';
import { writtenIn } from './fill';
import { NOT_TOLD, told, UNREADABLE } from './reader';

/** The chosen sender, for webmails that show one only where there is a choice; given the row of recipients. */
export const senderAbove =
  (recipients: (message: Element) => Element | null | undefined): Teller<Person> =>
  ({ message }) => {
    const row = message && recipients(message);
    if (!row) return UNREADABLE;
    const chosen = chosenSender(message, row);
    return chosen ? told(chosen) : NOT_TOLD;
  };

const CONTROLS = 'button, [role="button"], [role="combobox"], select';

/**
 * The sender that was chosen for this message, where there is a choice: the one control with an address above the
 * recipients. Null where there is none, or more than one.
 */
export function chosenSender(message: Element, recipients: Element): Person | null {
  const said = [...message.querySelectorAll(CONTROLS)]
    .filter(control => isBefore(control, recipients))
    .map(wordsOfControl)
    .filter(words => addressIn(words));
  return new Set(said.map(addressIn)).size === 1 ? personIn(said[0] ?? '') : null;
}

/** What a control shows; of a choice what was chosen. */
export function wordsOfControl(control: Element): string {
  if (control.localName !== 'select') return writtenIn(control) || wordsOf(control);
  return (control as HTMLSelectElement).selectedOptions[0]?.text ?? '';
}

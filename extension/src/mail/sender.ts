import type { Person } from '@/template/context';
import { addressIn, personIn } from './addresses';
import { isBefore } from './answered';
import { wordsOf } from './around';
import { writtenIn } from './fill';

const CONTROLS = 'button, [role="button"], [role="combobox"], select';

/**
 * The sender that was chosen for this message, where there is a choice: the one control with an address above the
 * recipients. Null where there is none, or more than one.
 */
export function chosenSender(message: Element, recipients: Element | undefined): Person | null {
  if (!recipients) return null;
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

import type { Person } from '@/template/context';
import type { Client, View } from './client';
import { writtenIn } from './fill';
import { labelOf } from './labelled';
import { fieldCalled } from './labels';
import { type HeadField, type Told, told, UNREADABLE } from './reader';
import { personOnChip, type RecipientField, type Rows, recipients } from './recipients';

const ADDRESSES = ['data-email', 'email', 'data-address', 'title', 'aria-label'];
const FIELDS = 'input:not([type="hidden"]), textarea, [contenteditable="true"], select, iframe';

/** For webmails whose markup carries no lasting marks: rows are found by their fields' names, in any language. */
const rows: Rows = {
  rows: (message, field) =>
    fieldsCalled(message, field)
      .map(input => rowAround(input, message))
      .filter(row => row !== null),
  chip: ADDRESSES.map(name => `[${name}*="@"]`).join(),
  person: (chip): Person | null => personOnChip(chip, ADDRESSES, []),
};

export const labelledRecipients = (): Pick<Client['tells'], RecipientField> => recipients(rows);

/** The one field that is called subject; none or several cannot be read. */
export function labelledSubject({ message }: View): Told<string> {
  const fields = message ? fieldsCalled(message, 'subject') : [];
  const value = fields.length === 1 ? writtenIn(fields[0] ?? null) : null;
  return value === null ? UNREADABLE : told(value);
}

/** Fields of this message alone that are called so. */
export function fieldsCalled(message: Element, field: HeadField): Element[] {
  return [...message.querySelectorAll(FIELDS)].filter(input => isCalled(input, field));
}

/** Whether an element is called so, as a person reads or hears it, in some language. */
export const isCalled = (element: Element, field: HeadField): boolean =>
  fieldCalled(labelOf(element)) === field;

/** The widest element around a field that holds no other field; null where the field shares its own. */
export function rowAround(input: Element, message: Element): Element | null {
  let row: Element = input;
  while (row !== message && row.parentElement && holdsOnly(row.parentElement, input)) row = row.parentElement;
  return row === message ? null : row;
}

const holdsOnly = (element: Element, input: Element): boolean =>
  [...element.querySelectorAll(FIELDS)].every(field => field === input || input.contains(field));

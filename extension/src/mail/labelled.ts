import { fieldCalled } from './labels';
import type { HeadField } from './reader';

/** The names under which forms everywhere carry a message's head; compared without case and leading underscores. */
const NAMES: Record<string, HeadField | 'from'> = {
  to: 'to',
  recipient: 'to',
  recipients: 'to',
  mailto: 'to',
  msgto: 'to',
  cc: 'cc',
  copyto: 'cc',
  bcc: 'bcc',
  blindcopyto: 'bcc',
  subject: 'subject',
  subjectbox: 'subject',
  mailsubject: 'subject',
  'ticket[subject]': 'subject',
  from: 'from',
  sender: 'from',
};

/** Which part of a message's head a text field or choice is, by its name, else by its label in any language. */
export function partOf(field: Element): HeadField | 'from' | null {
  const name = field.getAttribute('name')?.toLowerCase().replace(/^_+/, '') ?? '';
  return NAMES[name] ?? fieldCalled(labelOf(field));
}

/** What a person reads beside a field, or hears. */
export function labelOf(field: Element): string {
  const page = field.ownerDocument;
  const labelling = (field.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map(id => page.getElementById(id)?.textContent ?? '')
    .join(' ');
  const label = labelFor(field);
  return (
    labelling ||
    (field.getAttribute('aria-label') ?? '') ||
    ownWordsOf(label) ||
    (field.getAttribute('placeholder') ?? '')
  );
}

function labelFor(field: Element): Element | null {
  return (field as HTMLInputElement).labels?.[0] ?? field.closest('label');
}

/** Without the choices of a field inside the label. */
function ownWordsOf(label: Element | null): string {
  return [...(label?.childNodes ?? [])]
    .filter(
      node => !('localName' in node && ['select', 'input', 'textarea'].includes(String(node.localName))),
    )
    .map(node => node.textContent ?? '')
    .join(' ');
}

import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, personIn } from './addresses';
import { wordsOf } from './around';
import type { Client } from './client';
import { writtenIn } from './fill';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';

/** How Outlook calls its fields, by the languages in which our readers were asked for; compared without case. */
const LABELS = {
  to: ['to', 'an', 'à', 'para', 'a', 'aan', 'til', 'till', 'do', 'kepada', '收件人', '宛先', '받는 사람'],
  cc: ['cc', 'kopie', 'cc:', 'tembusan', '抄送', '抄送人', '副本', 'cc recipients'],
  bcc: ['bcc', 'cci', 'cco', 'ccn', 'bkopie', '密件抄送', '密件抄送人', '密件副本', 'bcc recipients'],
} as const;

const WELL =
  '[contenteditable="true"][aria-label]:not([aria-multiline="true"]), [role="listbox"][aria-label]';
const SUBJECT =
  'input[aria-label="Add a subject"], input[aria-label="Subject"], input[maxlength="255"][placeholder]';

/**
 * Outlook on the web. Recipients are chips in an editable row that carries the field's name as its label, in the
 * person's language; inline replies stand in the reading pane.
 */
export const outlook: Client = {
  name: 'Outlook',
  hosts: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
  markup: LABELS.to
    .map(label => `[contenteditable="true"][aria-label="${label}" i]:not([aria-multiline="true"])`)
    .join(),
  message: WELL,
  tells: {
    to: ({ message }) => (message ? people(message, 'to') : UNREADABLE),
    cc: ({ message }) => (message ? others(message, 'cc') : UNREADABLE),
    bcc: ({ message }) => (message ? others(message, 'bcc') : UNREADABLE),
    from: ({ page }) => account(page),
    subject: ({ page, message }) => subject(page, message),
    message: ({ place }) => answered(place),
    // An inline reply shows no subject box until a person asks for one.
    reply: ({ place }) => told(answered(place).kind === 'told'),
  },
  fills: { subject: SUBJECT },
};

const labelled = (element: Element, field: keyof typeof LABELS): boolean =>
  (LABELS[field] as readonly string[]).includes(
    (element.getAttribute('aria-label') ?? '').trim().toLowerCase(),
  );

function wellIn(within: ParentNode, field: keyof typeof LABELS): Element | null {
  return [...within.querySelectorAll(WELL)].find(well => labelled(well, field)) ?? null;
}

function people(message: Element, field: keyof typeof LABELS): Told<Person[]> {
  const well = wellIn(message, field);
  if (!well) return UNREADABLE;

  const found = chipsIn(well)
    .map(personOn)
    .filter(person => person !== null);
  if (found.length > 0) return told(found);
  return wordsOf(well) === '' ? told([]) : UNREADABLE;
}

function others(message: Element, field: 'cc' | 'bcc'): Told<Person[]> {
  return wellIn(message, field) ? people(message, field) : told([]);
}

/** The outermost labelled things in a row; the parts of a chip are labelled too. */
function chipsIn(well: Element): Element[] {
  const labelledThings = [...well.querySelectorAll('[aria-label], [title*="@"]')].filter(
    thing => thing.localName !== 'button' && thing.getAttribute('role') !== 'button',
  );
  return labelledThings.filter(
    thing => !labelledThings.some(other => other !== thing && other.contains(thing)),
  );
}

function personOn(chip: Element): Person | null {
  const label = chip.getAttribute('aria-label') ?? '';
  const title = chip.getAttribute('title') ?? '';
  const email = addressIn(title) ?? addressIn(label) ?? addressIn(wordsOf(chip));
  if (email) return personIn(label.includes('@') ? label : `${label || wordsOf(chip)} <${email}>`);
  return label ? personFrom(label) : null;
}

/** The account button is labelled `Account manager for Ada Lovelace`; the page's title names the mailbox. */
function account(page: Document): Told<Person> {
  const button = page.querySelector('#O365_MainLink_Me, #mectrl_main_trigger');
  const label = button?.getAttribute('aria-label')?.match(/\bfor (.+)$/)?.[1] ?? '';
  const email = addressIn(page.title) ?? addressIn(label);
  const name = label.replace(email ?? '', '').trim();
  return name || email ? told(personFrom(name, email)) : UNREADABLE;
}

function subject(page: Document, message: Element | null): Told<string> {
  const written = writtenIn(message?.querySelector(SUBJECT) ?? null);
  if (written !== null) return told(written);
  const heading = wordsOf(page.querySelector('[role="main"] [role="heading"][aria-level="2"]'));
  return heading ? told(heading) : UNREADABLE;
}

/** The quotation that Outlook keeps below the text, behind a mark of its own. */
function answered(place: Element): Told<string> {
  const quotation = place.querySelector('#divRplyFwdMsg')?.nextElementSibling ?? null;
  const above = place.closest('[role="main"]')?.querySelector('[aria-label="Message body"][role="document"]');
  const text = wordsOf(quotation) || wordsOf(above);
  return text ? told(text) : NOT_TOLD;
}

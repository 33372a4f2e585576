import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn } from './addresses';
import { shownAbove } from './answered';
import { wordsOf } from './around';
import type { Client, View } from './client';
import { composer } from './composer';
import { writtenIn } from './fill';
import { isCalled } from './labelled_rows';
import { quoted } from './quoted';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';
import { type RecipientField, recipients, wordsAlone } from './recipients';
import { chosenSender } from './sender';
import { either } from './tell';

const FIELDS = ['to', 'cc', 'bcc'] as const;
const ENDINGS: Record<RecipientField, string> = { to: '_TO', cc: '_CC', bcc: '_BCC' };
const NAMED = '[id$="_TO"], [id$="_CC"], [id$="_BCC"]';
const WELL = '[contenteditable="true"]:not([aria-multiline="true"])';
const ENTITY = '[class*="_EType_RECIPIENT_ENTITY"]';
const SUBJECT = 'input[maxlength="255"], input[id$="_SUBJECT"]';
const PANE = '[role="main"], [data-app-section="ConversationContainer"]';
const SHOWN = '[role="document"], [id^="UniqueMessageBody"]';
const QUOTE_MARK = '#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container';

/**
 * Outlook on the web, in any language: new messages (several tabs), replies in the reading pane, windows popped out
 * (which have no address of their own). What is known: each row lies in a group whose id ends in `_TO`, `_CC` or
 * `_BCC`; the row itself is an editable line that carries the field's name, in the person's language; people on it
 * are uneditable entities labelled with an address or, for people of the directory, only a name; the subject takes
 * 255 letters. Rows are left alone: they make people only out of what is typed in them.
 */
export const outlook: Client = {
  name: 'Outlook',
  hosts: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
  markup: '[role="group"][id$="_TO"], [id^="editorParent_"], #_owa_projection_root',
  message: place => byName(place) ?? byLabel(place),
  tells: {
    ...recipients({
      rows,
      chip: `${ENTITY}, [contenteditable="false"]`,
      stray: ENTITY,
      person: personOn,
    }),
    from: ({ page, message }) => sender(page, message),
    subject: view => subject(view),
    message: either(
      belowMark,
      quoted('#mail-editor-reference-message-container'),
      shownAbove(PANE, SHOWN),
      onlyOneBeside,
    ),
    // An inline reply shows no subject box until a person asks for one.
    reply: ({ place, message }) => (message ? told(isReply(place)) : UNREADABLE),
  },
  fills: { subject: SUBJECT },
};

const byName = composer(`${NAMED}, ${SUBJECT}`);
const byLabel = composer(WELL, well => FIELDS.some(field => isCalled(well, field)));

function rows(message: Element, field: RecipientField): Element[] {
  const named = [...message.querySelectorAll(`[id$="${ENDINGS[field]}"]`)].filter(row =>
    row.querySelector(WELL),
  );
  if (named.length > 0) return named;
  return [...message.querySelectorAll(WELL)].filter(well => isCalled(well, field));
}

function personOn(chip: Element): Person | null {
  const label = chip.getAttribute('aria-label') ?? '';
  const words = wordsAlone(chip).replace(ICONS, '').trim();
  const email = addressIn(chip.getAttribute('title') ?? '') ?? addressIn(label) ?? addressIn(words);
  const name = [label, words].find(text => text && !addressIn(text));
  const person = personFrom(name ?? nameBefore(label || words, email), email);
  return Object.keys(person).length > 0 ? person : null;
}

/** Outlook draws its icons with letters of a font of its own. */
const ICONS = /[\uE000-\uF8FF]/g;

const nameBefore = (text: string, email: string | undefined): string =>
  email
    ? text
        .replace(email, '')
        .replace(/[<>()]/g, ' ')
        .trim()
    : text;

/** A mailbox chosen for this message, or opened by its address (`/mail/shop@…/`); else who is signed in. */
function sender(page: Document, message: Element | null): Told<Person> {
  const [recipients] = message ? rows(message, 'to') : [];
  if (!message || !recipients) return UNREADABLE;
  const chosen = chosenSender(message, recipients);
  if (chosen) return told(chosen);
  const mailbox = addressIn(page.location.pathname.replace('%40', '@').match(/^\/mail\/([^/]+)/)?.[1] ?? '');
  if (mailbox) return told(personFrom('', mailbox));

  const name = wordsOf(page.querySelector('#mectrl_currentAccount_primary')) || nameOnButton(page);
  const email = addressIn(wordsOf(page.querySelector('#mectrl_currentAccount_secondary'))) ?? addressIn(name);
  return name || email ? told(personFrom(nameBefore(name, email), email)) : UNREADABLE;
}

/** The account button says `Account manager for Ada Lovelace`; in other languages the title does, `邮件 - 王小明 - Outlook`. */
function nameOnButton(page: Document): string {
  const button = page.querySelector('#O365_MainLink_Me, #mectrl_main_trigger');
  if (!button) return '';
  const label = button.getAttribute('aria-label') ?? '';
  const parts = page.title.split(' - ');
  const titled = parts.length === 3 && parts[2] === 'Outlook' ? (parts[1] ?? '') : '';
  return label.match(/\bfor (.+)$/)?.[1] ?? (label.includes(titled) ? titled : '');
}

function subject({ page, place, message }: View): Told<string> {
  if (!message) return UNREADABLE;
  const written = writtenIn(message.querySelector(SUBJECT));
  if (written !== null) return told(written);
  const pane = place.closest(PANE) ?? page;
  const heading = wordsOf(
    pane.querySelector('[id^="CONV_"][id$="_SUBJECT"], [role="heading"][aria-level="2"]'),
  );
  return heading && isReply(place) ? told(heading) : UNREADABLE;
}

const isReply = (place: Element): boolean =>
  place.querySelector(QUOTE_MARK) !== null || place.closest(PANE)?.querySelector(SHOWN) != null;

/** The quotation below a mark in the text. */
function belowMark({ place }: View): Told<string> {
  return toldIf(wordsOf(place.querySelector('#divRplyFwdMsg')?.nextElementSibling));
}

/** Newest messages may stand first: then the reply is above what it answers. */
function onlyOneBeside({ place }: View): Told<string> {
  const beside = [...(place.closest(PANE)?.querySelectorAll(SHOWN) ?? [])];
  return toldIf(beside.length === 1 ? wordsOf(beside[0]) : '');
}

const toldIf = (words: string): Told<string> => (words ? told(words) : NOT_TOLD);

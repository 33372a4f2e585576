import type { Person } from '@/template/context';
import { addressIn, personIn } from './addresses';
import { wordsOf } from './around';
import type { View } from './client';
import { writtenIn } from './fill';
import { NOT_TOLD, type Told, told } from './reader';

const MESSAGE = '[data-shortcut-target="message-container"]';
const SENDER = '[data-testid="recipients:sender"]';

/** Whether the composer answers the conversation that is open: its subject is that one's behind a prefix such as `Re:`. */
export function answersThread({ page, message }: View): boolean {
  const heading =
    page.querySelector('[data-testid="conversation-header:subject"]')?.getAttribute('title') ?? '';
  const subject = writtenIn(message?.querySelector('[data-testid="composer:subject"]') ?? null) ?? '';
  return heading !== '' && subject !== heading && /^[^:：]{1,5}[:：]\s*$/.test(beforeEnd(subject, heading));
}

/** The last open message of that conversation that the recipient sent: the composer itself does not say which it answers. */
export function threadMessage(view: View, to: Told<Person[]>): Told<string> {
  const recipient = to.kind === 'told' && to.value.length === 1 ? to.value[0] : undefined;
  if (!recipient || !answersThread(view)) return NOT_TOLD;
  const sent = [...view.page.querySelectorAll(MESSAGE)].filter(message => isFrom(message, recipient));
  const words = sent.map(textOf).filter(Boolean).at(-1);
  return words ? told(words) : NOT_TOLD;
}

const beforeEnd = (text: string, end: string): string =>
  text.endsWith(end) ? text.slice(0, -end.length) : '';

function isFrom(message: Element, { email, name }: Person): boolean {
  const sender = message.querySelector(SENDER);
  const said = [wordsOf(sender), sender?.getAttribute('title')?.trim() ?? ''].filter(Boolean);
  if (email) return said.some(text => addressIn(text) === email);
  return said.some(text => text === name || (name !== undefined && personIn(text)?.name === name));
}

/** A received message is shown in a frame of its own. */
function textOf(message: Element): string {
  const frame = message.querySelector<HTMLIFrameElement>('iframe[data-testid="content-iframe"]');
  return wordsOf(frame?.contentDocument?.body);
}

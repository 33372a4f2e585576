import type { Answered } from '@/library/fits';
import { readerFor } from '@/mail/read';
import { holderIn, outermost } from '@/page/window_above';

/** The message that a person answers in this field, where the page tells it. It goes nowhere but to the worker. */
export function answeredIn(field: HTMLElement): { answered?: Answered } {
  const page = outermost(field.ownerDocument);
  const { message, subject } = readerFor(page).read(page, holderIn(field));
  if (message.kind !== 'told' || message.value.trim() === '') return {};
  return { answered: { text: message.value, subject: subject.kind === 'told' ? subject.value : '' } };
}

import { wordsOf } from './around';
import type { Teller } from './client';
import { quoted } from './quoted';
import { NOT_TOLD, told, UNREADABLE } from './reader';
import { either } from './tell';

/** What is quoted in the text, without the line above it that says whose it is where that is marked. */
export const quotation = (selector: string): Teller<string> =>
  either(quoted(`${selector} blockquote`), quoted(selector));

/** Of the messages (CSS) shown in the conversation around the text, the one that stands next above it. */
export const shownAbove =
  (conversation: string, each: string): Teller<string> =>
  ({ place }) => {
    const shown = [...(place.closest(conversation)?.querySelectorAll(each) ?? [])];
    const words = wordsOf(shown.filter(message => isBefore(message, place)).at(-1));
    return words ? told(words) : NOT_TOLD;
  };

/** A message is answered where one is quoted, or where the text stands in the conversation (CSS). */
export const answersIf =
  (quotedIn: string, conversation?: string): Teller<boolean> =>
  view => {
    if (!view.message) return UNREADABLE;
    const stands = conversation !== undefined && view.place.closest(conversation) !== null;
    return told(stands || quoted(quotedIn)(view).kind === 'told');
  };

/** Whether one element ends before another begins. */
export const isBefore = (one: Element, other: Element): boolean =>
  (one.compareDocumentPosition(other) & 4) !== 0 && !one.contains(other);

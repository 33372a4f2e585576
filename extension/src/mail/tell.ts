import { wordsOf } from './around';
import { inMessage, type Teller, type View } from './client';
import { writtenIn } from './fill';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';

/** What a text field of the message holds. */
export const written =
  (selector: string): Teller<string> =>
  view => {
    const value = writtenIn(first(view, selector));
    return value === null ? UNREADABLE : told(value);
  };

/** What the first such element of the message shows; an empty one shows nothing that could be believed. */
export const shown =
  (selector: string): Teller<string> =>
  view => {
    const words = wordsOf(first(view, selector));
    return words ? told(words) : UNREADABLE;
  };

/** What the last such element of the message shows, if there is one: the last message of the customer. */
export const lastShown =
  (selector: string): Teller<string> =>
  view => {
    const words = wordsOf(inMessage(view, selector)?.at(-1));
    return words ? told(words) : NOT_TOLD;
  };

/** The first of several tellers that tells; where none does, what the last one says. */
export const either =
  <Value>(...tellers: readonly Teller<Value>[]): Teller<Value> =>
  view => {
    let said: Told<Value> = NOT_TOLD;
    for (const tell of tellers) {
      said = tell(view);
      if (said.kind === 'told') break;
    }
    return said;
  };

/** What stands beside the message, on a page that shows one conversation at a time. */
export const beside =
  <Value>(tell: Teller<Value>): Teller<Value> =>
  view =>
    view.message ? tell({ ...view, message: view.page.documentElement }) : UNREADABLE;

/** Whether the message holds such an element. */
export const holds =
  (selector: string): Teller<boolean> =>
  view => {
    const found = inMessage(view, selector);
    return found ? told(found.length > 0) : UNREADABLE;
  };

/** A conversation of a help desk is always answered. */
export const answers: Teller<boolean> = ({ message }) => (message ? told(true) : UNREADABLE);

const first = (view: View, selector: string): Element | null => inMessage(view, selector)?.[0] ?? null;

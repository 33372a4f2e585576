/** What a person is told beside a field; the screen has the words for it. */
export type Note =
  /** Nothing is opened by the shortcut any more. */
  | { kind: 'gone'; shortcut: string }
  | { kind: 'broken'; title: string; problem: string }
  /** Why a reply does not stand in the field. */
  | { kind: 'moved' | 'too long' | 'page' | 'page, changed' }
  /** Fields of the message's head that stay empty. */
  | { kind: 'left'; fields: readonly Part[] }
  /** What the page should tell of the message, and does not. */
  | { kind: 'unread'; facts: readonly Fact[] }
  | { kind: 'not copied' }
  /** Files of the template: not to be seen in the message, nowhere to be had, and left there by an undo. */
  | { kind: 'not attached' | 'not fetched' | 'still attached'; names: readonly string[] }
  /** The library did not answer in time. */
  | { kind: 'nothing came' };

export type Part = 'subject' | 'to' | 'cc' | 'bcc';
export type Fact = Part | 'from' | 'message' | 'reply';

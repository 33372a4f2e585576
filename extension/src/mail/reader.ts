import type { Person } from '@/template/context';

/**
 * What a page can say about one value: it says it; it should, but its markup is not what this reader knows; or
 * this kind of page never says it. The second one a person must see, since a template would go wrong silently.
 */
export type Told<Value> = { kind: 'told'; value: Value } | { kind: 'unreadable' } | { kind: 'not told' };

/** What the message that holds the caret says about itself. */
export interface Facts {
  to: Told<Person[]>;
  cc: Told<Person[]>;
  bcc: Told<Person[]>;
  from: Told<Person>;
  subject: Told<string>;
  /** The text being answered. */
  message: Told<string>;
  /** True where a message is being answered or forwarded, false where a new one is written. */
  reply: Told<boolean>;
}

/** What a template wants to stand in the message's head; an empty text wants nothing. */
export interface Head {
  subject: string;
  to: string;
  cc: string;
  bcc: string;
}

export type HeadField = keyof Head;

export const HEAD_FIELDS = ['subject', 'to', 'cc', 'bcc'] as const satisfies readonly HeadField[];

/** One mail client. Reads and writes the document that it is given, keeps nothing, moves no focus. */
export interface Reader {
  readonly name: string;
  /** `place` is the field, or the frame that holds it, in this document. */
  read(page: Document, place: Element): Facts;
  /**
   * Fills in what is empty and can be filled in harmlessly, and names what is still empty: what stands there already
   * is nobody's loss. Never the subject of a reply.
   */
  write(page: Document, place: Element, head: Head): HeadField[];
}

/** What a template wants in the head and nothing is known to stand. */
export function missingIn(facts: Facts, head: Head): HeadField[] {
  return HEAD_FIELDS.filter(field => {
    const fact = facts[field];
    return head[field] !== '' && !(fact.kind === 'told' && fact.value.length > 0);
  });
}

export const NOT_TOLD = { kind: 'not told' } as const;
export const UNREADABLE = { kind: 'unreadable' } as const;

export const told = <Value>(value: Value): Told<Value> => ({ kind: 'told', value });

export const NOTHING_TOLD: Facts = {
  to: NOT_TOLD,
  cc: NOT_TOLD,
  bcc: NOT_TOLD,
  from: NOT_TOLD,
  subject: NOT_TOLD,
  message: NOT_TOLD,
  reply: NOT_TOLD,
};

import { messageAround } from './around';
import { fill } from './fill';
import { type Facts, type Head, type HeadField, missingIn, NOT_TOLD, type Reader, type Told } from './reader';

/** Where one looks: the document, the field with the caret (or the frame that holds it), and the message around it. */
export interface View {
  readonly page: Document;
  readonly place: Element;
  /** Null where the client's markup is not as declared. */
  readonly message: Element | null;
}

/** Says one value of the message; what its markup does not say is unreadable, never guessed. */
export type Teller<Value> = (view: View) => Told<Value>;

/** A mail client or help desk, declared. One small file each; `tell.ts` has the usual tellers. */
export interface Client {
  readonly name: string;
  /** Its addresses, each with everything below it: `zendesk.com` is also `shop.zendesk.com`. */
  readonly hosts: readonly string[];
  /** What no other client's page holds (CSS), for addresses of one's own. */
  readonly markup?: string;
  /**
   * What the head of every message holds once (CSS): the nearest element around the caret with it is the message. Or
   * how the message around a field is found. None: the whole page.
   */
  readonly message?: string | ((place: Element) => Element | null);
  /** What is absent here, this client never tells. */
  readonly tells: { readonly [Fact in keyof Facts]?: Teller<ToldIn<Facts[Fact]>> };
  /** Text fields (CSS, in the message) that may be filled in without harm and without the focus, or what fills them in. */
  readonly fills?: Readonly<Partial<Record<HeadField, string | Filler>>>;
}

/** Fills in an empty field of the message; answers whether something stands there now. */
export type Filler = (message: Element, value: string) => boolean;

type ToldIn<Fact> = Fact extends { kind: 'told'; value: infer Value } ? Value : never;

/** Reads and writes as declared. */
export function readerOf(client: Client): Reader {
  const read = (view: View): Facts => ({
    to: (client.tells.to ?? notTold)(view),
    cc: (client.tells.cc ?? notTold)(view),
    bcc: (client.tells.bcc ?? notTold)(view),
    from: (client.tells.from ?? notTold)(view),
    subject: (client.tells.subject ?? notTold)(view),
    message: (client.tells.message ?? notTold)(view),
    reply: (client.tells.reply ?? notTold)(view),
  });

  return {
    name: client.name,
    read: (page, place) => read(viewOf(client, page, place)),
    write(page, place, head): HeadField[] {
      const view = viewOf(client, page, place);
      const facts = read(view);
      return missingIn(facts, head).filter(
        field => !mayFill(field, facts) || !fillIn(client, view, field, head),
      );
    },
  };
}

/** Whether the page's address is one of the client's. */
export function isAt(client: Client, host: string): boolean {
  return client.hosts.some(own => host === own || host.endsWith(`.${own}`));
}

export function isMarkedIn(client: Client, page: Document): boolean {
  return client.markup !== undefined && page.querySelector(client.markup) !== null;
}

const notTold = () => NOT_TOLD;

function viewOf(client: Client, page: Document, place: Element): View {
  return { page, place, message: messageOf(client, page, place) };
}

function messageOf({ message }: Client, page: Document, place: Element): Element | null {
  if (message === undefined) return page.documentElement;
  return typeof message === 'string' ? messageAround(place, message) : message(place);
}

/**
 * What cannot be read may hold somebody already. A reply with another subject is another conversation; who cannot
 * tell which it is leaves it alone.
 */
function mayFill(field: HeadField, facts: Facts): boolean {
  if (facts[field].kind === 'unreadable') return false;
  if (field !== 'subject') return true;
  const { reply } = facts;
  return reply.kind === 'not told' || (reply.kind === 'told' && !reply.value);
}

function fillIn(client: Client, { message }: View, field: HeadField, head: Head): boolean {
  const filled = client.fills?.[field];
  if (!message || filled === undefined) return false;
  return typeof filled === 'string'
    ? fill(message.querySelector(filled), head[field])
    : filled(message, head[field]);
}

/** All of a message's elements that match, in the order of the page; null where there is no message. */
export function inMessage({ message }: View, selector: string): Element[] | null {
  return message && [...message.querySelectorAll(selector)];
}

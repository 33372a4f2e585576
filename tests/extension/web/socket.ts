import type { Session } from '@/sync/session';

/** A socket of the browser, with the service's end in the test's hand. */
export class Socket {
  static readonly OPEN = 1;
  static all: Socket[] = [];
  readyState = 0;
  sent: string[] = [];
  isClosed = false;
  onopen = () => undefined as unknown;
  onmessage = (_: { data: string }) => undefined as unknown;
  onclose = (_: { code: number; reason: string }) => undefined as unknown;
  constructor(readonly address: string) {
    Socket.all.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.isClosed = true;
    this.readyState = 3;
  }
  opens() {
    this.readyState = Socket.OPEN;
    this.onopen();
  }
}

/** The only one there is so far. */
export function firstSocket(): Socket {
  const [socket] = Socket.all;
  if (!socket) throw new Error('no socket was opened');
  return socket;
}

/** Somebody who is signed in. */
export function signedIn(): Session {
  const pass = async () => ({ kind: 'pass', server: 'https://shop.test', token: 'token' }) as const;
  return { pass } as unknown as Session;
}

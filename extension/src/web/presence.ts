import { NOBODY, type OfTeam, type Others, type Presence, type Seat } from '@/library/presence';
import type { Session } from '@/sync/session';
import type { Pass } from '@/sync/token_service';
import { NOT_A_MEMBER, waitAfter } from './socket_waits';

/** Whoever leafs through the list has nothing open yet. */
const SETTLES_MS = 400;
/** Between two words that one is still here; the service answers each. */
const BEAT_MS = 5_000;
/** Two answers were missed: what was told before is not to be believed any more. */
const SILENCE_MS = 12_000;
/** After the last letter somebody is still said to be writing. */
const WRITES_MS = 30_000;
/** A page that nobody has looked at for so long has nothing open before anybody. */
const UNSEEN_MS = 30_000;

/** A socket for each template that a page shows, for as long as it is looked at: its end is the end of it. */
export function presenceOver(session: Session): Presence {
  return {
    join(template, told, signal) {
      const socket = new Sitting(session, template, told);
      socket.begin(signal);
      return socket;
    },
  };
}

class Sitting implements Seat {
  private socket: WebSocket | null = null;
  private isOpening = false;
  private isOver = false;
  /** By the clock that only ever goes on. */
  private heard = 0;
  private wrote = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private beating: ReturnType<typeof setInterval> | undefined;
  private unseen: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: Session,
    private readonly template: OfTeam,
    private readonly told: (others: Others) => void,
  ) {}

  begin(signal: AbortSignal): void {
    document.addEventListener('visibilitychange', () => this.look(), { signal });
    addEventListener('online', () => this.comeBackIn(0), { signal });
    signal.addEventListener('abort', () => this.end());
    if (!document.hidden) this.comeBackIn(SETTLES_MS);
  }

  writes(): void {
    const isNews = !this.isWriting;
    this.wrote = performance.now();
    if (isNews) this.say();
  }

  private get isWriting(): boolean {
    return performance.now() - this.wrote < WRITES_MS;
  }

  private look(): void {
    clearTimeout(this.unseen);
    if (document.hidden) this.unseen = setTimeout(() => this.rest(), UNSEEN_MS);
    else this.comeBackIn(0);
  }

  private end(): void {
    this.isOver = true;
    clearTimeout(this.unseen);
    this.rest();
  }

  private rest(): void {
    clearTimeout(this.waiting);
    this.socket?.close();
    this.lose();
  }

  private lose(): void {
    this.socket = null;
    clearInterval(this.beating);
    if (!this.isOver) this.told(NOBODY);
  }

  private comeBackIn(wait: number): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.open(), wait);
  }

  private async open(): Promise<void> {
    if (this.socket || this.isOpening || this.isOver || document.hidden) return;
    this.isOpening = true;
    try {
      const pass = await this.session.pass();
      if (this.isOver) return;
      if (pass.kind === 'pass') this.connect(pass);
      else this.comeBackIn(waitAfter(0, '', this.failures++));
    } finally {
      this.isOpening = false;
    }
  }

  private connect({ server, token }: Pass): void {
    const { team, id } = this.template;
    const socket = new WebSocket(`${server.replace(/^http/, 'ws')}/v1/teams/${team}/templates/${id}/live`);
    this.socket = socket;
    this.heard = performance.now();
    this.beating = setInterval(() => this.beat(), BEAT_MS);
    socket.onopen = () => {
      socket.send(JSON.stringify({ token }));
      this.say();
    };
    socket.onmessage = ({ data }) => this.hear(socket, String(data));
    socket.onclose = ({ code, reason }) => this.ended(socket, code, reason);
  }

  private beat(): void {
    const { socket } = this;
    if (socket && performance.now() - this.heard >= SILENCE_MS) {
      socket.close();
      this.ended(socket, 0, '');
    } else this.say();
  }

  private say(): void {
    if (this.socket?.readyState === WebSocket.OPEN)
      this.socket.send(JSON.stringify({ writes: this.isWriting }));
  }

  private hear(socket: WebSocket, text: string): void {
    if (this.socket !== socket) return;
    this.heard = performance.now();
    this.failures = 0;
    const others = othersIn(text);
    if (others) this.told(others);
  }

  private ended(socket: WebSocket, code: number, reason: string): void {
    if (this.socket !== socket) return;
    this.lose();
    // The template is not there for this person; whoever looks at the page anew asks once more.
    if (code !== NOT_A_MEMBER) this.comeBackIn(waitAfter(code, reason, this.failures++));
  }
}

/** Null for what a service of another version says. */
function othersIn(text: string): Others | null {
  const said: unknown = JSON.parse(text);
  if (typeof said !== 'object' || said === null || !('here' in said) || !Array.isArray(said.here))
    return null;
  const people = said.here.map(({ person, writes }) => ({ id: String(person), writes: writes === true }));
  return { people, more: 'more' in said ? Number(said.more) : 0 };
}

import type { Session } from '@/sync/session';
import type { Pass } from '@/sync/token_service';
import { NOT_A_MEMBER, waitAfter } from './socket_waits';

/** The service's heartbeat comes every 20 s: two of them were missed. */
const SILENCE_MS = 45_000;
/** Over which a team's browsers spread their pulls after a poke; a change is still everywhere within a second. */
const SPREAD_MS = 300;

/**
 * A socket per team on which the service says that there is something new. The service's heartbeat in text keeps the
 * worker awake; where no socket stands, the alarm takes over and opens it anew.
 */
export class Live {
  private readonly lines = new Map<string, Line>();

  constructor(
    private readonly session: Session,
    private readonly news: () => void,
  ) {}

  /** Whether every one of these teams has been heard of late. */
  hears(teams: readonly string[]): boolean {
    return teams.every(team => this.lines.get(team)?.isFresh ?? false);
  }

  /** Opens what is missing, closes what is no longer wanted. */
  listen(teams: readonly string[]): void {
    for (const [team, line] of this.lines) {
      if (teams.includes(team)) continue;
      line.close();
      this.lines.delete(team);
    }
    for (const team of teams) {
      const line = this.lines.get(team) ?? new Line(this.session, team, this.news);
      this.lines.set(team, line);
      void line.open();
    }
  }
}

class Line {
  private socket: WebSocket | null = null;
  private isOpening = false;
  private isClosed = false;
  /** By the clock that only ever goes on: the other may be put back by days. */
  private heard = 0;
  private failures = 0;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private poked: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: Session,
    private readonly team: string,
    private readonly news: () => void,
  ) {}

  get isFresh(): boolean {
    return this.socket !== null && performance.now() - this.heard < SILENCE_MS;
  }

  async open(): Promise<void> {
    if (this.isOpening || this.isClosed || this.isFresh) return;
    this.isOpening = true;
    try {
      const pass = await this.session.pass();
      if (pass.kind === 'pass' && !this.isClosed) this.connect(pass);
    } finally {
      this.isOpening = false;
    }
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.silence);
    clearTimeout(this.poked);
    this.socket?.close();
    this.socket = null;
  }

  private connect({ server, token }: Pass): void {
    this.socket?.close();
    const socket = new WebSocket(`${server.replace(/^http/, 'ws')}/v1/teams/${this.team}/sync/live`);
    this.socket = socket;
    this.notice(socket);
    socket.onopen = () => socket.send(JSON.stringify({ token }));
    socket.onmessage = ({ data }) => this.hear(socket, String(data));
    socket.onclose = ({ code, reason }) => this.ended(socket, code, reason);
  }

  /** A poke names the team and its newest number; a heartbeat names nothing. */
  private hear(socket: WebSocket, text: string): void {
    if (this.socket !== socket) return;
    this.notice(socket);
    this.failures = 0;
    if (!text.includes(this.team)) return;
    this.poked ??= setTimeout(() => {
      this.poked = undefined;
      this.news();
    }, Math.random() * SPREAD_MS);
  }

  /** A network that went away without a word closes nothing: a silent socket is given up. */
  private notice(socket: WebSocket): void {
    this.heard = performance.now();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      socket.close();
      this.ended(socket, 0, '');
    }, SILENCE_MS);
  }

  private ended(socket: WebSocket, code: number, reason: string): void {
    if (this.socket !== socket) return;
    this.socket = null;
    clearTimeout(this.silence);
    // Whether it is the service, the network or the membership that is gone: asking tells, and shows it.
    if (this.failures === 0) this.news();
    if (code === NOT_A_MEMBER) return;
    setTimeout(() => void this.open(), waitAfter(code, reason, this.failures++));
  }
}

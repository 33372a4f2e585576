import type { Account } from '@/library/workspace';
import { type LibraryDatabase, write } from './database';
import { endLater, tellOfEach } from './ended';
import { type Http, isOurRefusal } from './http';
import {
  type Access,
  type Barred,
  type CodeProof,
  type Device,
  type Held,
  type Pass,
  passOf,
  type Refusal,
  TokenService,
} from './token_service';

/** What a session needs of the browser it is in. */
export interface SessionWorld {
  send(address: string, request: RequestInit): Promise<Response>;
  /** Where the access token lies while the browser runs; out of reach of content scripts. */
  access: { read(): Promise<Access | null>; keep(access: Access | null): Promise<void> };
  /** Runs one at a time across all of the extension's pages and its worker. */
  alone<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A session that the service has opened and that this browser has not taken up yet. */
export interface Opened extends Held {
  kind: 'opened';
  /** Asks as the person who has just signed in. */
  http: Http;
}

/** A token that would end on its way is renewed first. */
const MARGIN_MS = 30_000;

/** Requests as the person who is signed in; renews the access token when it must, once for all who wait. */
export class Session {
  private leaving = new AbortController();
  private telling: Promise<void> | null = null;

  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: SessionWorld,
    private readonly service: TokenService = new TokenService(world.send, world.now),
  ) {}

  readonly http: Http = async (path, request = {}) => {
    const pass = await this.pass();
    if (pass.kind !== 'pass') return pass;
    const { signal } = this.leaving;
    const first = await this.service.sendWith(pass, path, { signal, ...request });
    if (first.kind !== 'answered' || first.response.status !== 401) return first;
    if (!(await isOurRefusal(first.response))) return { kind: 'unreachable' };

    const renewed = await this.renew(pass.token);
    return renewed.kind === 'pass' ? this.service.sendWith(renewed, path, { signal, ...request }) : renewed;
  };

  /** Nobody is signed in where the account is at one service and the session at another. */
  async pass(): Promise<Pass | Barred> {
    const device = await this.accountsDevice();
    if (!device) return { kind: 'signed_out' };
    const access = await this.accessOf(device);
    if (access && access.ends - MARGIN_MS > this.world.now()) return passOf(device, access);
    return this.renew(access?.token ?? null);
  }

  async device(): Promise<Device | null> {
    return ((await this.db.notes.get('device'))?.value as Device | undefined) ?? null;
  }

  /** Changes the code of a sign-in into a session; `refused` says so in the service's words. */
  async open(server: string, proof: CodeProof): Promise<Opened | Refusal> {
    const opened = await this.service.open(server, proof);
    return opened.kind === 'opened' ? this.withHttp(opened) : opened;
  }

  askForCode(server: string, client_id: string): ReturnType<TokenService['askForCode']> {
    return this.service.askForCode(server, client_id);
  }

  /** As `open`, for a device whose person answers elsewhere; `waits` until then. */
  async openWithCode(
    server: string,
    device_code: string,
    client_id: string,
  ): Promise<Opened | { kind: 'waits'; slower: boolean } | Refusal> {
    const opened = await this.service.openWithCode(server, device_code, client_id);
    return opened.kind === 'opened' ? this.withHttp(opened) : opened;
  }

  /** What was opened is not taken up: it ends at the service too. */
  async decline({ device }: Opened): Promise<void> {
    await endLater(this.db, device);
    await this.tellEnded();
  }

  /** From here on the person of this session is signed in; `settle` writes who that is, and both hold or neither. */
  async take({ device, access }: Opened, settle: () => Promise<void>): Promise<void> {
    await write(this.db, async () => {
      const replaced = await this.device();
      if (replaced) await endLater(this.db, replaced);
      await this.db.notes.put({ name: 'device', value: device });
      await settle();
    });
    await this.world.access.keep(access);
    // Who signs in here does not wait for a service that may be gone.
    void this.tellEnded();
  }

  /** Cuts off what is on its way, so that nobody who signs out waits for a service that does not answer. */
  cutOff(): void {
    this.leaving.abort();
    this.leaving = new AbortController();
  }

  /** Signed out here at once, with `settle` in the same write; the service is told by `tellEnded`, when it can be. */
  async end(settle: () => Promise<void>): Promise<void> {
    await write(this.db, async () => {
      const ended = await this.device();
      if (ended) await endLater(this.db, ended);
      await this.db.notes.delete('device');
      await settle();
    });
    await this.world.access.keep(null);
  }

  /** Tells each service of the sessions that were ended here; those that it did not hear of stay noted. */
  tellEnded(): Promise<void> {
    this.telling ??= tellOfEach(this.db, device => this.service.end(device)).finally(() => {
      this.telling = null;
    });
    return this.telling;
  }

  /** With the way to ask as the person of a session that is not taken up yet. */
  withHttp(opened: { kind: 'opened' } & Held): Opened {
    const pass = passOf(opened.device, opened.access);
    return { ...opened, http: (path, request = {}) => this.service.sendWith(pass, path, request) };
  }

  private renew(stale: string | null): Promise<Pass | Barred> {
    return this.world.alone(async () => {
      const device = await this.accountsDevice();
      if (!device) return { kind: 'signed_out' };
      const access = await this.accessOf(device);
      if (access && access.token !== stale && access.ends > this.world.now()) return passOf(device, access);

      const renewed = await this.service.renew(device, this.leaving.signal);
      if (renewed.kind === 'renewed') return this.keep(device, renewed);
      const hasEnded = renewed.kind === 'signed_out' && (await this.replace(device, null));
      if (hasEnded) await this.world.access.keep(null);
      return renewed;
    });
  }

  /** The refresh token first: a worker that is killed in between has lost nothing. */
  private async keep(before: Device, { device, access }: Held): Promise<Pass | Barred> {
    if (!(await this.replace(before, device))) {
      await endLater(this.db, device);
      void this.tellEnded();
      return { kind: 'signed_out' };
    }
    await this.world.access.keep(access);
    return passOf(device, access);
  }

  /** False, and nothing is written, when the person has signed out or in anew while the service was asked. */
  private replace(before: Device, after: Device | null): Promise<boolean> {
    const { notes } = this.db;
    return this.db.transaction('rw', notes, async () => {
      if ((await this.device())?.session_id !== before.session_id) return false;
      if (after) await notes.put({ name: 'device', value: after });
      else await notes.delete('device');
      return true;
    });
  }

  /** Both are read as of one moment. */
  private async accountsDevice(): Promise<Device | null> {
    const [device, account] = await this.db.notes.bulkGet(['device', 'account']);
    const held = device?.value as Device | undefined;
    return held && held.server === (account?.value as Account | undefined)?.server ? held : null;
  }

  /** The access token lies elsewhere than the device, and may be left over from another session. */
  private async accessOf({ session_id }: Device): Promise<Access | null> {
    const access = await this.world.access.read();
    return access?.session_id === session_id ? access : null;
  }
}

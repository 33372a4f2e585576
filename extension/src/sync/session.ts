import type { Account } from '@/library/workspace';
import { type LibraryDatabase, write } from './database';
import { asJson, type Exchanged, type Http } from './http';

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

export interface Access {
  token: string;
  /** Milliseconds since 1970. */
  ends: number;
  /** Of the session that it is for. */
  session_id: string;
}

/** What keeps a device signed in; in the extension's own database, which no page can read. */
export interface Device {
  server: string;
  refresh_token: string;
  session_id: string;
}

export interface CodeProof {
  code: string;
  code_verifier: string;
  redirect_uri: string;
  client_id: string;
}

interface Tokens {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  session_id: string;
}

/** A session that the service has opened and that this browser has not taken up yet. */
export interface Opened {
  kind: 'opened';
  device: Device;
  access: Access;
  /** Asks as the person who has just signed in. */
  http: Http;
}

/** Where the person who is signed in is known, and a token that holds there for a while. */
export interface Pass {
  kind: 'pass';
  server: string;
  token: string;
}

type Barred = Exclude<Exchanged, { kind: 'answered' }>;

/** A token that would end on its way is renewed first. */
const MARGIN_MS = 30_000;

/** Requests as the person who is signed in; renews the access token when it must, once for all who wait. */
export class Session {
  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: SessionWorld,
  ) {}

  readonly http: Http = async (path, request = {}) => {
    const pass = await this.pass();
    if (pass.kind !== 'pass') return pass;
    const first = await this.sendWith(pass, path, request);
    if (first.kind !== 'answered' || first.response.status !== 401) return first;

    const renewed = await this.renew(pass.token);
    return renewed.kind === 'pass' ? this.sendWith(renewed, path, request) : renewed;
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
  async open(
    server: string,
    proof: CodeProof,
  ): Promise<Opened | { kind: 'unreachable' } | { kind: 'refused'; message: string }> {
    const exchanged = await this.post(server, { grant_type: 'authorization_code', ...proof });
    if (exchanged.kind !== 'answered') return { kind: 'unreachable' };
    if (!exchanged.response.ok) return { kind: 'refused', message: await detailOf(exchanged.response) };
    const { device, access } = this.told(server, await exchanged.response.json());
    const http: Http = (path, request = {}) => this.sendWith(passOf(device, access), path, request);
    return { kind: 'opened', device, access, http };
  }

  /** From here on the person of this session is signed in; `settle` writes who that is, and both hold or neither. */
  async take({ device, access }: Opened, settle: () => Promise<void>): Promise<void> {
    const before = await write(this.db, async () => {
      const replaced = await this.device();
      await this.db.notes.put({ name: 'device', value: device });
      await settle();
      return replaced;
    });
    await this.world.access.keep(access);
    // Who signs in here does not wait for a service that may be gone.
    if (before) void this.drop(before);
  }

  /** Signed out here at once; the service is told if it can be reached. */
  async end(): Promise<void> {
    const device = await this.device();
    await this.db.notes.delete('device');
    await this.world.access.keep(null);
    if (device) await this.drop(device);
  }

  /** Tells the service, if it can be reached, that a session is over. */
  async drop({ server, refresh_token }: Device): Promise<void> {
    await this.reach(`${server}/v1/auth/sign-out`, asJson({ refresh_token }));
  }

  private renew(stale: string | null): Promise<Pass | Barred> {
    return this.world.alone(async () => {
      const device = await this.accountsDevice();
      if (!device) return { kind: 'signed_out' };
      const access = await this.accessOf(device);
      if (access && access.token !== stale && access.ends > this.world.now()) return passOf(device, access);

      const { server, refresh_token } = device;
      const exchanged = await this.post(server, { grant_type: 'refresh_token', refresh_token });
      if (exchanged.kind !== 'answered') return exchanged;
      const { response } = exchanged;
      if (response.status === 400 || response.status === 401) {
        await this.forget();
        return { kind: 'signed_out' };
      }
      if (!response.ok) return { kind: 'unreachable' };
      return this.keep(this.told(server, await response.json()));
    });
  }

  private told(server: string, tokens: Tokens): { device: Device; access: Access } {
    const { refresh_token, session_id, access_token, expires_in } = tokens;
    const ends = this.world.now() + expires_in * 1000;
    return {
      device: { server, refresh_token, session_id },
      access: { token: access_token, ends, session_id },
    };
  }

  /** The refresh token first: a worker that is killed in between has lost nothing. */
  private async keep({ device, access }: { device: Device; access: Access }): Promise<Pass> {
    await this.db.notes.put({ name: 'device', value: device });
    await this.world.access.keep(access);
    return passOf(device, access);
  }

  private async forget(): Promise<void> {
    await this.world.access.keep(null);
    await this.db.notes.delete('device');
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

  private sendWith({ server, token }: Pass, path: string, request: RequestInit): Promise<Exchanged> {
    const headers = { ...(request.headers as Record<string, string>), Authorization: `Bearer ${token}` };
    return this.reach(server + path, { ...request, headers });
  }

  private post(server: string, form: Record<string, string>): Promise<Exchanged> {
    return this.reach(`${server}/v1/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
  }

  private async reach(address: string, request: RequestInit): Promise<Exchanged> {
    try {
      const response = await this.world.send(address, { ...request, credentials: 'omit', cache: 'no-store' });
      return { kind: 'answered', response };
    } catch {
      return { kind: 'unreachable' };
    }
  }
}

function passOf({ server }: Device, { token }: Access): Pass {
  return { kind: 'pass', server, token };
}

async function detailOf(response: Response): Promise<string> {
  const said = (await response.json().catch(() => ({}))) as { detail?: string };
  return said.detail ?? `The service answered ${response.status}.`;
}

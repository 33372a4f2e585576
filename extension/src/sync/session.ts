import type { LibraryDatabase } from './database';
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

/** A token that would end on its way is renewed first. */
const MARGIN_MS = 30_000;

/** Requests as the person who is signed in; renews the access token when it must, once for all who wait. */
export class Session {
  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: SessionWorld,
  ) {}

  readonly http: Http = async (path, request = {}) => {
    const device = await this.device();
    if (!device) return { kind: 'signed_out' };

    const access = await this.token();
    if (typeof access !== 'string') return access;
    const first = await this.sendAs(access, device, path, request);
    if (first.kind !== 'answered' || first.response.status !== 401) return first;

    const renewed = await this.renew(access);
    return typeof renewed === 'string' ? this.sendAs(renewed, device, path, request) : renewed;
  };

  /** An access token that holds for a while, as the live socket needs it, or why there is none. */
  async token(): Promise<string | Exclude<Exchanged, { kind: 'answered' }>> {
    const access = await this.world.access.read();
    if (access && access.ends - MARGIN_MS > this.world.now()) return access.token;
    return this.renew(access?.token ?? null);
  }

  async device(): Promise<Device | null> {
    return ((await this.db.notes.get('device'))?.value as Device | undefined) ?? null;
  }

  /** Changes the code of a sign-in into a session; `refused` says so in the service's words. */
  async open(
    server: string,
    proof: CodeProof,
  ): Promise<{ kind: 'opened' } | { kind: 'unreachable' } | { kind: 'refused'; message: string }> {
    const exchanged = await this.post(server, { grant_type: 'authorization_code', ...proof });
    if (exchanged.kind !== 'answered') return { kind: 'unreachable' };
    if (!exchanged.response.ok) return { kind: 'refused', message: await detailOf(exchanged.response) };
    await this.keep(server, await exchanged.response.json());
    return { kind: 'opened' };
  }

  /** Signed out here at once; the service is told if it can be reached. */
  async end(): Promise<void> {
    const device = await this.device();
    await this.forget();
    if (!device) return;
    const body = asJson({ refresh_token: device.refresh_token });
    await this.reach(`${device.server}/v1/auth/sign-out`, body);
  }

  private renew(stale: string | null): Promise<string | Exclude<Exchanged, { kind: 'answered' }>> {
    return this.world.alone(async () => {
      const access = await this.world.access.read();
      if (access && access.token !== stale && access.ends > this.world.now()) return access.token;
      const device = await this.device();
      if (!device) return { kind: 'signed_out' };

      const { server, refresh_token } = device;
      const exchanged = await this.post(server, { grant_type: 'refresh_token', refresh_token });
      if (exchanged.kind !== 'answered') return exchanged;
      const { response } = exchanged;
      if (response.status === 400 || response.status === 401) {
        await this.forget();
        return { kind: 'signed_out' };
      }
      if (!response.ok) return { kind: 'unreachable' };
      return this.keep(server, await response.json());
    });
  }

  /** The refresh token first: a worker that is killed in between has lost nothing. */
  private async keep(server: string, tokens: Tokens): Promise<string> {
    const { refresh_token, session_id, access_token, expires_in } = tokens;
    const device: Device = { server, refresh_token, session_id };
    await this.db.notes.put({ name: 'device', value: device });
    await this.world.access.keep({ token: access_token, ends: this.world.now() + expires_in * 1000 });
    return access_token;
  }

  private async forget(): Promise<void> {
    await this.world.access.keep(null);
    await this.db.notes.delete('device');
  }

  private sendAs(token: string, device: Device, path: string, request: RequestInit): Promise<Exchanged> {
    const headers = { ...(request.headers as Record<string, string>), Authorization: `Bearer ${token}` };
    return this.reach(device.server + path, { ...request, headers });
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

async function detailOf(response: Response): Promise<string> {
  const said = (await response.json().catch(() => ({}))) as { detail?: string };
  return said.detail ?? `The service answered ${response.status}.`;
}

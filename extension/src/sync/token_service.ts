import { asJson, type Exchanged } from './http';

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

/** Where the person who is signed in is known, and a token that holds there for a while. */
export interface Pass {
  kind: 'pass';
  server: string;
  token: string;
}

/** Why there is no pass. */
export type Barred = Exclude<Exchanged, { kind: 'answered' }>;

/** What a session is made of: one part outlives the browser, the other does not. */
export interface Held {
  device: Device;
  access: Access;
}

interface Tokens {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  session_id: string;
}

/** The routes of a service that give sessions and end them, and requests with what they gave. */
export class TokenService {
  constructor(
    private readonly send: (address: string, request: RequestInit) => Promise<Response>,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  /** Changes the code of a sign-in into a session; `refused` says so in the service's words. */
  async open(
    server: string,
    proof: CodeProof,
  ): Promise<({ kind: 'opened' } & Held) | { kind: 'unreachable' } | { kind: 'refused'; message: string }> {
    const exchanged = await this.post(server, { grant_type: 'authorization_code', ...proof });
    if (exchanged.kind !== 'answered') return { kind: 'unreachable' };
    if (!exchanged.response.ok) return { kind: 'refused', message: await detailOf(exchanged.response) };
    return { kind: 'opened', ...this.held(server, await exchanged.response.json()) };
  }

  /** `signed_out` when the session has ended there. */
  async renew({ server, refresh_token }: Device): Promise<({ kind: 'renewed' } & Held) | Barred> {
    const exchanged = await this.post(server, { grant_type: 'refresh_token', refresh_token });
    if (exchanged.kind !== 'answered') return exchanged;
    const { response } = exchanged;
    if (response.status === 400 || response.status === 401) return { kind: 'signed_out' };
    if (!response.ok) return { kind: 'unreachable' };
    return { kind: 'renewed', ...this.held(server, await response.json()) };
  }

  /** Tells the service, if it can be reached, that a session is over. */
  async end({ server, refresh_token }: Device): Promise<void> {
    await this.reach(`${server}/v1/auth/sign-out`, asJson({ refresh_token }));
  }

  sendWith({ server, token }: Pass, path: string, request: RequestInit): Promise<Exchanged> {
    const headers = { ...(request.headers as Record<string, string>), Authorization: `Bearer ${token}` };
    return this.reach(server + path, { ...request, headers });
  }

  private held(server: string, tokens: Tokens): Held {
    const { refresh_token, session_id, access_token, expires_in } = tokens;
    const ends = this.now() + expires_in * 1000;
    return {
      device: { server, refresh_token, session_id },
      access: { token: access_token, ends, session_id },
    };
  }

  private post(server: string, form: Record<string, string>): Promise<Exchanged> {
    return this.reach(`${server}/v1/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
  }

  private async reach(address: string, request: RequestInit): Promise<Exchanged> {
    try {
      const response = await this.send(address, { ...request, credentials: 'omit', cache: 'no-store' });
      return { kind: 'answered', response };
    } catch {
      return { kind: 'unreachable' };
    }
  }
}

export function passOf({ server }: Device, { token }: Access): Pass {
  return { kind: 'pass', server, token };
}

async function detailOf(response: Response): Promise<string> {
  const said = (await response.json().catch(() => ({}))) as { detail?: string };
  return said.detail ?? `The service answered ${response.status}.`;
}

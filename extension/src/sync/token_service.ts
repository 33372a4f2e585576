import { type Reason, reasonOf } from '@/library/reason';
import { asJson, type Exchanged, isOurRefusal } from './http';

export interface Access {
  token: string;
  /** Milliseconds since 1970. */
  ends: number;
  /** Of the session that it is for. */
  session_id: string;
}

/**
 * What keeps a device signed in; in the extension's own database, which no page can read. The console's token is in
 * a cookie that no script can read, and empty here.
 */
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

/** A device that was given a code keeps one part of it; the other is for its person (RFC 8628). */
export interface GivenCode {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  /** Seconds. */
  expires_in: number;
  /** Seconds between two tries. */
  interval: number;
}

export type Refusal = { kind: 'unreachable' } | { kind: 'refused'; reason: Reason };

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
    protected readonly send: (address: string, request: RequestInit) => Promise<Response>,
    /** Milliseconds since 1970. */
    protected readonly now: () => number,
  ) {}

  /** Changes the code of a sign-in into a session; `refused` says so in the service's words. */
  async open(server: string, proof: CodeProof): Promise<({ kind: 'opened' } & Held) | Refusal> {
    const exchanged = await this.post(server, { grant_type: 'authorization_code', ...proof });
    if (exchanged.kind !== 'answered') return { kind: 'unreachable' };
    if (!exchanged.response.ok) return { kind: 'refused', reason: await whyIn(exchanged.response) };
    return this.openedIn(server, exchanged.response);
  }

  /** Asks for a code with which the person lets this device in from elsewhere. */
  async askForCode(
    server: string,
    client_id: string,
  ): Promise<{ kind: 'given'; given: GivenCode } | Refusal> {
    const body = new URLSearchParams({ client_id });
    const exchanged = await this.reach(`${server}/v1/auth/device`, { method: 'POST', body });
    if (exchanged.kind !== 'answered') return { kind: 'unreachable' };
    if (!exchanged.response.ok) return { kind: 'refused', reason: await whyIn(exchanged.response) };
    const given = (await exchanged.response.json().catch(() => null)) as GivenCode | null;
    return given?.device_code && given.user_code ? { kind: 'given', given } : { kind: 'unreachable' };
  }

  /** `waits` until the person has answered; `slower` when it was asked too soon. */
  async openWithCode(
    server: string,
    device_code: string,
    client_id: string,
  ): Promise<({ kind: 'opened' } & Held) | { kind: 'waits'; slower: boolean } | Refusal> {
    const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
    const exchanged = await this.post(server, { grant_type, device_code, client_id });
    if (exchanged.kind !== 'answered' || exchanged.response.status >= 500) return { kind: 'unreachable' };
    const { response } = exchanged;
    if (response.ok) return this.openedIn(server, response);
    const said = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
    if (said.code === 'authorization_pending') return { kind: 'waits', slower: false };
    if (said.code === 'slow_down' || response.status === 429) return { kind: 'waits', slower: true };
    return { kind: 'refused', reason: reasonOf(said.detail, response.status) };
  }

  /** `signed_out` when the session has ended there; only the service itself can say so. */
  async renew(
    { server, refresh_token }: Device,
    signal: AbortSignal,
  ): Promise<({ kind: 'renewed' } & Held) | Barred> {
    const exchanged = await this.post(server, { grant_type: 'refresh_token', refresh_token }, signal);
    if (exchanged.kind !== 'answered') return exchanged;
    const { response } = exchanged;
    if (response.status === 400 || response.status === 401)
      return { kind: (await isOurRefusal(response)) ? 'signed_out' : 'unreachable' };
    const held = response.ok ? await this.heldIn(server, response) : null;
    return held ? { kind: 'renewed', ...held } : { kind: 'unreachable' };
  }

  /** Tells the service that a session is over; false when it has yet to be told. */
  async end({ server, refresh_token }: Device): Promise<boolean> {
    const exchanged = await this.reach(`${server}/v1/auth/sign-out`, asJson({ refresh_token }));
    if (exchanged.kind !== 'answered') return false;
    const { response } = exchanged;
    return response.status === 204 || (response.status < 500 && (await isOurRefusal(response)));
  }

  sendWith({ server, token }: Pass, path: string, request: RequestInit): Promise<Exchanged> {
    const headers = { ...(request.headers as Record<string, string>), Authorization: `Bearer ${token}` };
    return this.reach(server + path, { ...request, headers });
  }

  private async openedIn(
    server: string,
    response: Response,
  ): Promise<({ kind: 'opened' } & Held) | { kind: 'unreachable' }> {
    const held = await this.heldIn(server, response);
    return held ? { kind: 'opened', ...held } : { kind: 'unreachable' };
  }

  /** Null where the answer breaks off, or is somebody else's. */
  private async heldIn(server: string, response: Response): Promise<Held | null> {
    const tokens = (await response.json().catch(() => null)) as Tokens | null;
    if (!tokens?.refresh_token || !tokens.access_token) return null;
    const { refresh_token, session_id, access_token, expires_in } = tokens;
    const ends = this.now() + expires_in * 1000;
    return {
      device: { server, refresh_token, session_id },
      access: { token: access_token, ends, session_id },
    };
  }

  private post(server: string, form: Record<string, string>, signal?: AbortSignal): Promise<Exchanged> {
    const body = new URLSearchParams(form);
    return this.reach(`${server}/v1/auth/token`, { method: 'POST', body, ...(signal && { signal }) });
  }

  private async reach(address: string, request: RequestInit): Promise<Exchanged> {
    try {
      // A redirect would carry a token to wherever it points; our service sends none.
      const kept = { credentials: 'omit', cache: 'no-store', redirect: 'error' } as const;
      const response = await this.send(address, { ...request, ...kept });
      return { kind: 'answered', response };
    } catch {
      return { kind: 'unreachable' };
    }
  }
}

export function passOf({ server }: Device, { token }: Access): Pass {
  return { kind: 'pass', server, token };
}

async function whyIn(response: Response): Promise<Reason> {
  const said = (await response.json().catch(() => ({}))) as { detail?: string };
  return reasonOf(said.detail, response.status);
}

import { isOurRefusal } from '@/sync/http';
import { type Barred, type Device, type Held, TokenService } from '@/sync/token_service';

interface Given {
  access_token: string;
  expires_in: number;
  session_id: string;
}

/** Sessions of the console: what keeps one signed in is a cookie of the service's, which no script can read. */
export class ConsoleTokens extends TokenService {
  /** For who has just signed in on the service's own page; `signed_out` where nobody has. */
  openHere(server: string): Promise<({ kind: 'opened' } & Held) | Barred> {
    return this.given('opened', server, '');
  }

  override renew({ server }: Device, signal: AbortSignal): Promise<({ kind: 'renewed' } & Held) | Barred> {
    return this.given('renewed', server, '/renewed', signal);
  }

  override async end({ server, session_id }: Device): Promise<boolean> {
    const response = await this.ask(server, `/${session_id}`, { method: 'DELETE' });
    return (
      response !== null &&
      (response.status === 204 || (response.status < 500 && (await isOurRefusal(response))))
    );
  }

  private async given<Kind extends string>(
    kind: Kind,
    server: string,
    path: string,
    signal?: AbortSignal,
  ): Promise<({ kind: Kind } & Held) | Barred> {
    const response = await this.ask(server, path, { method: 'POST', ...(signal && { signal }) });
    if (response?.status === 401 && (await isOurRefusal(response))) return { kind: 'signed_out' };
    const given = response?.ok ? ((await response.json().catch(() => null)) as Given | null) : null;
    return given?.access_token ? { kind, ...this.held(server, given) } : { kind: 'unreachable' };
  }

  private held(server: string, { access_token, expires_in, session_id }: Given): Held {
    const ends = this.now() + expires_in * 1000;
    return {
      device: { server, session_id, refresh_token: '' },
      access: { token: access_token, ends, session_id },
    };
  }

  private async ask(server: string, path: string, request: RequestInit): Promise<Response | null> {
    const kept = { credentials: 'same-origin', cache: 'no-store', redirect: 'error' } as const;
    return this.send(`${server}/console/session${path}`, { ...request, ...kept }).catch(() => null);
  }
}

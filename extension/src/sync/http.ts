import type { Stopped, TeamServer, Told } from './server';
import type { Changes, ProblemJson, Push, Snapshot, Verdicts } from './wire';

/** A request on its way: what it came to on the wire, before anybody read its meaning. */
export type Exchanged =
  | { kind: 'answered'; response: Response }
  | { kind: 'unreachable' }
  | { kind: 'signed_out' };

/** Sends a request as the person who is signed in; `path` starts with a slash. */
export type Http = (path: string, request?: RequestInit) => Promise<Exchanged>;

/** One team's sync routes over HTTP. */
export function teamServer(http: Http, team: string): TeamServer {
  const root = `/v1/teams/${team}/sync`;
  return {
    async changes(cursor, etag) {
      const query = cursor === null ? '' : `?${new URLSearchParams({ cursor })}`;
      const exchanged = await http(
        `${root}/changes${query}`,
        etag ? { headers: { 'If-None-Match': etag } } : {},
      );
      const isUnchanged = exchanged.kind === 'answered' && exchanged.response.status === 304;
      return isUnchanged ? { kind: 'unchanged' } : told<Changes>(exchanged);
    },
    async snapshot(folder, after, cursor) {
      const query = new URLSearchParams({ cursor, ...(after === null ? {} : { after }) });
      return told<Snapshot>(await http(`${root}/scopes/${folder}/snapshot?${query}`));
    },
    async push(push: Push) {
      return told<Verdicts>(await http(`${root}/push`, asJson(push)));
    },
  };
}

export function asJson(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** What an answer means. An answer that breaks off, or is no JSON, is as good as none. */
export async function told<Value>(exchanged: Exchanged): Promise<Told<Value>> {
  if (exchanged.kind !== 'answered') return exchanged;
  const { response } = exchanged;
  try {
    if (response.ok)
      return { kind: 'told', value: await response.json(), etag: response.headers.get('ETag') };
    return refusal(response, await problemIn(response));
  } catch {
    return { kind: 'unreachable' };
  }
}

function refusal(
  response: Response,
  problem: ProblemJson,
): Stopped | Extract<Told<never>, { kind: 'expired' }> {
  if (response.status === 410) {
    return { kind: 'expired', because: problem.code === 'epoch_changed' ? 'epoch' : 'cursor' };
  }
  if (response.status === 401) return { kind: 'signed_out' };
  if (response.status === 429 || response.status >= 500)
    return { kind: 'busy', seconds: waitAsked(response) };
  return { kind: 'refused', problem };
}

async function problemIn(response: Response): Promise<ProblemJson> {
  const { status } = response;
  const said: Partial<ProblemJson> = await response.json().catch(() => ({}));
  const title = said.title ?? `The service answered ${status}.`;
  return {
    type: said.type ?? 'about:blank',
    title,
    status,
    detail: said.detail ?? title,
    code: said.code ?? '',
  };
}

const WAIT_UNLESS_TOLD = 30;

/** Only the form in seconds is ever sent by our service; a date counts as untold. */
function waitAsked(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After') ?? WAIT_UNLESS_TOLD);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : WAIT_UNLESS_TOLD;
}

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
      if (isUnchanged) return etag ? { kind: 'unchanged' } : { kind: 'unreachable' };
      return told<Changes>(exchanged, ['changes', 'cursor', 'epoch', 'head']);
    },
    async snapshot(folder, after, cursor) {
      const query = new URLSearchParams({ cursor, ...(after === null ? {} : { after }) });
      return told<Snapshot>(await http(`${root}/scopes/${folder}/snapshot?${query}`), ['rows', 'as_of']);
    },
    async push(push: Push) {
      return told<Verdicts>(await http(`${root}/push`, asJson(push)), ['verdicts']);
    },
    async putFile({ digest, media_type }, body) {
      const request = { method: 'PUT', headers: { 'Content-Type': media_type }, body };
      return told<{ digest: string }>(await http(fileAddress(team, digest), request), ['digest']);
    },
    async file(digest) {
      return toldBytes(await http(fileAddress(team, digest)));
    },
  };
}

const fileAddress = (team: string, digest: string): string => `/v1/teams/${team}/files/${digest}`;

/** Bytes are whatever they are: whether they are ours, their digest tells. */
async function toldBytes(exchanged: Exchanged): Promise<Told<Uint8Array<ArrayBuffer>>> {
  if (exchanged.kind !== 'answered') return exchanged;
  const { response } = exchanged;
  if (!response.ok) return refusal(response, await jsonIn(response));
  const bytes = await response.arrayBuffer().catch(() => null);
  return bytes ? { kind: 'told', value: new Uint8Array(bytes), etag: null } : { kind: 'unreachable' };
}

export function asJson(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/**
 * What an answer means. One that breaks off, or that is not ours (a hotel's sign-in page, a proxy's excuse), is as
 * good as none; ours holds all of these fields.
 */
export async function told<Value>(
  exchanged: Exchanged,
  fields: readonly (keyof Value & string)[],
): Promise<Told<Value>> {
  if (exchanged.kind !== 'answered') return exchanged;
  const { response } = exchanged;
  const said = await jsonIn(response);
  if (!response.ok) return refusal(response, said);
  const isOurs = said !== null && fields.every(field => field in said);
  return isOurs
    ? { kind: 'told', value: said as Value, etag: response.headers.get('ETag') }
    : { kind: 'unreachable' };
}

/** Whether a refusal is the service's own (RFC 9457 with our `code`), not of something that stands before it. */
export async function isOurRefusal(response: Response): Promise<boolean> {
  return typeof (await jsonIn(response))?.code === 'string';
}

function refusal(
  response: Response,
  said: Record<string, unknown> | null,
): Stopped | Extract<Told<never>, { kind: 'expired' }> {
  const { status } = response;
  if (status === 429 || status >= 500) return { kind: 'busy', seconds: waitAsked(response) };
  if (typeof said?.code !== 'string') return { kind: 'unreachable' };

  if (status === 410) return { kind: 'expired', because: said.code === 'epoch_changed' ? 'epoch' : 'cursor' };
  if (status === 401) return { kind: 'signed_out' };
  return { kind: 'refused', problem: problemIn(said, status) };
}

function problemIn(said: Partial<ProblemJson>, status: number): ProblemJson {
  const title = said.title ?? '';
  return {
    type: said.type ?? 'about:blank',
    title,
    status,
    detail: said.detail ?? title,
    code: said.code ?? '',
  };
}

/** The object or list that an answer holds; null for anything else. The answer can still be read. */
export async function jsonIn(response: Response): Promise<Record<string, unknown> | null> {
  const said: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : null;
}

const WAIT_UNLESS_TOLD = 30;

/** Seconds; a date is read by the clock of whoever sent it, for ours may be wrong (RFC 9110, 10.2.3). */
export function waitAsked({ headers }: Response): number {
  const asked = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(asked)) return Number(asked);
  const seconds = (Date.parse(asked) - Date.parse(headers.get('Date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : WAIT_UNLESS_TOLD;
}

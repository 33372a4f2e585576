import type { Answered, Method, Service } from '@/library/service';
import { type Exchanged, type Http, jsonIn, waitAsked } from './http';

/** The service over HTTP, as the person who is signed in. */
export function serviceOver(http: Http): Service {
  return {
    ask: async <Value>(method: Method, path: string, body?: unknown) =>
      answered(await http(path, request(method, body)), saidIn<Value>),
    sendFile: async <Value>(path: string, file: Blob) => {
      const sent = { method: 'POST', headers: { 'Content-Type': file.type }, body: file };
      return answered(await http(path, sent), saidIn<Value>);
    },
    fetchFile: async path => answered(await http(path), response => response.blob()),
  };
}

async function saidIn<Value>(response: Response): Promise<Value | undefined> {
  const said = response.status === 204 ? null : await jsonIn(response);
  return said === null && response.status !== 204 ? undefined : (said as Value);
}

function request(method: Method, body: unknown): RequestInit {
  if (body === undefined) return { method };
  return { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** What comes from something that stands before the service, or breaks off, is as good as no answer. */
async function answered<Value>(
  exchanged: Exchanged,
  read: (response: Response) => Promise<Value | undefined>,
): Promise<Answered<Value>> {
  if (exchanged.kind !== 'answered') return exchanged;
  const { response } = exchanged;
  if (!response.ok) return refusal(response);
  const value = await read(response).catch(() => undefined);
  return value === undefined ? { kind: 'unreachable' } : { kind: 'told', value };
}

async function refusal(response: Response): Promise<Exclude<Answered<never>, { kind: 'told' }>> {
  if (response.status === 429 || response.status >= 500)
    return { kind: 'busy', seconds: waitAsked(response) };
  const said = await jsonIn(response);
  if (typeof said?.code !== 'string') return { kind: 'unreachable' };
  if (response.status === 401) return { kind: 'signed_out' };
  return { kind: 'refused', code: said.code, message: String(said.detail ?? said.title) };
}

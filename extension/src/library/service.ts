/** The service itself, for what only it knows (people, rights, versions, the trail); needs a network. */
export interface Service {
  /** `path` begins with `/v1/`; a `body` is sent as JSON. Nothing to tell (204) is null. */
  ask<Value>(method: Method, path: string, body?: unknown): Promise<Answered<Value>>;
  /** Sends bytes as they are, under their media type. */
  sendFile<Value>(path: string, file: Blob): Promise<Answered<Value>>;
  /** A file that the service makes. */
  fetchFile(path: string): Promise<Answered<Blob>>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Answered<Value> = { kind: 'told'; value: Value } | Unanswered;

/** Why there is no answer. The first two pass by themselves. */
export type Unanswered =
  | { kind: 'unreachable' }
  | { kind: 'busy'; seconds: number }
  | { kind: 'signed_out' }
  /** In the service's words; `code` is one of docs/problems.md. */
  | { kind: 'refused'; code: string; message: string };

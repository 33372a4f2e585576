import type { Attachment } from '@/template/template';
import type { Changes, ProblemJson, Push, Snapshot, Verdicts } from './wire';

/** One team's sync routes; how a request travels is somebody else's matter. */
export interface TeamServer {
  changes(cursor: string | null, etag: string | null): Promise<Told<Changes> | { kind: 'unchanged' }>;
  snapshot(folder: string, after: string | null, cursor: string): Promise<Told<Snapshot>>;
  push(push: Push): Promise<Told<Verdicts>>;
  /** Gives the service what a file holds; twice is as once. */
  putFile(file: FileKind, bytes: Uint8Array<ArrayBuffer>): Promise<Told<{ digest: string }>>;
  /** What a file holds, for whoever may see a template with it. */
  file(digest: string): Promise<Told<Uint8Array<ArrayBuffer>>>;
}

export type FileKind = Pick<Attachment, 'digest' | 'media_type'>;

export type Told<Value> =
  | { kind: 'told'; value: Value; etag: string | null }
  /** The place in the feed means nothing any more: read everything again. */
  | { kind: 'expired'; because: 'cursor' | 'epoch' }
  | Stopped;

/** Why an exchange came to nothing. The first two pass by themselves. */
export type Stopped =
  | { kind: 'unreachable' }
  | { kind: 'busy'; seconds: number }
  | { kind: 'signed_out' }
  | { kind: 'refused'; problem: ProblemJson };

/** What sync needs of the world beside storage and server. */
export interface World {
  /** ISO 8601, UTC. */
  now(): string;
  /** A new random UUID. */
  id(): string;
}

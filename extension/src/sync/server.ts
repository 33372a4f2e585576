import type { Changes, ProblemJson, Push, Snapshot, Verdicts } from './wire';

/** One team's sync routes; how a request travels is somebody else's matter. */
export interface TeamServer {
  changes(cursor: string | null, etag: string | null): Promise<Told<Changes> | { kind: 'unchanged' }>;
  snapshot(folder: string, after: string | null, cursor: string): Promise<Told<Snapshot>>;
  push(push: Push): Promise<Told<Verdicts>>;
}

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

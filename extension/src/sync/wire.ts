// The shapes of `/v1/teams/{team}/sync/…`. Generated from tests/contract/openapi.json; see `make wire`.
import type { Template } from '@/template/template';

/** The template as it stands, under the number of its last write. */
export interface PutChange {
  folder: string;
  id: string;
  kind: 'put';
  revision: number;
  template: Template;
  updated_at: string;
  updated_by: string | null;
}

/** The template left this folder: it was deleted, or moved to another one. */
export interface DeleteChange {
  folder: string;
  id: string;
  kind: 'delete';
  revision: number;
}

export type Change = PutChange | DeleteChange;

/** A folder that you may see, and what you may do there. */
export interface Scope {
  id: string;
  kind: 'private' | 'team';
  name: string;
  /** A folder of the same list, or null. */
  parent: string | null;
  right: 'use' | 'edit' | 'manage';
}

export interface Team {
  id: string;
  name: string;
  /** What templates read as `team.…`. */
  values: Record<string, string>;
}

/** What was written after the cursor, in the folders that you may see now. */
export interface Changes {
  changes: Change[];
  /**
   * By folder, when `more` is false: of all when `scopes` came, else of those that changed. FNV-1a (64 bits)
   * of `id:revision`, summed over the folder's templates modulo 2⁶⁴, as 16 hex digits.
   */
  checksums?: Record<string, string>;
  /** Keep it in the same write as the changes; send it next time. */
  cursor: string;
  epoch: number;
  /** The number of the team's newest write. */
  head: number;
  /** Ask again at once: this page was full. */
  more: boolean;
  /** All folders that you may see; absent when rights have not changed since the cursor. */
  scopes?: Scope[];
  /** Comes whenever `scopes` does. */
  team?: Team;
}

/** What one folder holds, by id, a page at a time. */
export interface Snapshot {
  /** The head that this page saw; the first page's is what a sweep goes by. */
  as_of: number;
  /** Pass as `after` for the next page; null at the end. */
  next: string | null;
  rows: PutChange[];
}

/** What a person did to one template. */
export interface Edit {
  /** The revision that the edit was made on; 0 for a new template. */
  base_revision: number;
  /** The same edit keeps its id, however often it is sent. */
  edit_id: string;
  /** Where the template lies, or shall lie after a put or a move. */
  folder: string;
  id: string;
  kind: 'put' | 'delete' | 'move';
  /** With a put, and only then. */
  template?: Template;
}

export interface Push {
  /** One device, one id, made once. */
  client_id: string;
  /** In the order in which they were made. */
  edits: Edit[];
  /** From the feed. */
  epoch: number;
}

export interface AppliedVerdict {
  edit_id: string;
  /** The number under which it comes back in the feed. */
  revision: number;
  verdict: 'applied';
}

/** Somebody wrote since the base revision; merge with `current` and send it as a new edit. */
export interface ConflictVerdict {
  current: PutChange | null;
  edit_id: string;
  verdict: 'conflict';
}

export interface ForbiddenVerdict {
  edit_id: string;
  verdict: 'forbidden';
}

/** The template was deleted, or moved where you cannot see it. */
export interface GoneVerdict {
  edit_id: string;
  verdict: 'gone';
}

export interface EditProblem {
  /** From 1; inside a Liquid text only. */
  column?: number;
  field: string;
  /** From 1; inside a Liquid text only. */
  line?: number;
  message: string;
}

export interface InvalidVerdict {
  edit_id: string;
  problems: EditProblem[];
  verdict: 'invalid';
}

export type Verdict = AppliedVerdict | ConflictVerdict | ForbiddenVerdict | GoneVerdict | InvalidVerdict;

/** One verdict an edit, in the order of the edits. */
export interface Verdicts {
  head: number;
  verdicts: Verdict[];
}

/** A refusal with a reason (RFC 9457). `code` is stable; `detail` is for people. */
export interface ProblemJson {
  code: string;
  detail: string;
  status: number;
  title: string;
  type: string;
}

// The shapes of `/v1/teams/{team}/sync/…`. Generated from tests/contract/openapi.json; see `make wire`.
import type { Template } from '@/template/template';

/** The template as it stands, under the number of its last write. */
export interface PutChange {
  kind: 'put';
  id: string;
  folder: string;
  revision: number;
  template: Template;
  updated_at: string;
  updated_by: string | null;
}

/** The template left this folder: it was deleted, or moved to another one. */
export interface DeleteChange {
  kind: 'delete';
  id: string;
  folder: string;
  revision: number;
}

export type Change = PutChange | DeleteChange;

/** A folder that you may see, and what you may do there. */
export interface Scope {
  id: string;
  /** A folder of the same list, or null. */
  parent: string | null;
  name: string;
  kind: 'private' | 'team';
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
  /** Keep it in the same write as the changes; send it next time. */
  cursor: string;
  /** Ask again at once: this page was full. */
  more: boolean;
  /** The number of the team's newest write. */
  head: number;
  epoch: number;
  /** All folders that you may see; absent when rights have not changed since the cursor. */
  scopes?: Scope[];
  /** Comes whenever `scopes` does. */
  team?: Team;
  /**
   * By folder, when `more` is false: of all when `scopes` came or this is the last of several pages, else of
   * those that changed. FNV-1a (64 bits) of `id:revision`, summed over the folder's templates modulo 2⁶⁴, as
   * 16 hex digits.
   */
  checksums?: Record<string, string>;
}

/** What one folder holds, by id, a page at a time. */
export interface Snapshot {
  rows: PutChange[];
  /** The head that this page saw; the first page's is what a sweep goes by. */
  as_of: number;
  /** Pass as `after` for the next page; null at the end. */
  next: string | null;
}

/** What a person did to one template. */
export interface Edit {
  /** The same edit keeps its id, however often it is sent. */
  edit_id: string;
  kind: 'put' | 'delete' | 'move';
  id: string;
  /** The revision that the edit was made on; 0 for a new template. */
  base_revision: number;
  /** Where the template lies, or shall lie after a put or a move. */
  folder: string;
  /** With a put, and only then. */
  template?: Template;
}

export interface Push {
  /** One device, one id, made once. */
  client_id: string;
  /** From the feed. */
  epoch: number;
  /** In the order in which they were made. */
  edits: Edit[];
}

export interface AppliedVerdict {
  edit_id: string;
  verdict: 'applied';
  /** The number under which it comes back in the feed. */
  revision: number;
}

/** Somebody wrote since the base revision; merge with `current` and send it as a new edit. */
export interface ConflictVerdict {
  edit_id: string;
  verdict: 'conflict';
  current: PutChange | null;
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
  field: string;
  message: string;
  /** From 1; inside a Liquid text only. */
  line?: number;
  /** From 1; inside a Liquid text only. */
  column?: number;
  /** `file_missing`: send the file first, then the edit as a new one. */
  code?: 'file_missing';
}

export interface InvalidVerdict {
  edit_id: string;
  verdict: 'invalid';
  problems: EditProblem[];
}

export type Verdict = AppliedVerdict | ConflictVerdict | ForbiddenVerdict | GoneVerdict | InvalidVerdict;

/** One verdict an edit, in the order of the edits. */
export interface Verdicts {
  verdicts: Verdict[];
  head: number;
}

/** A refusal with a reason (RFC 9457). `code` is stable; `detail` is for people. */
export interface ProblemJson {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
}

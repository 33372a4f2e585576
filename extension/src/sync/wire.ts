// The shapes of `/v1/teams/{team}/sync/…`. Generated from tests/contract/openapi.json; see `make wire`.
import type { Template } from '@/template/template';

export type Change =
  | {
      kind: 'put';
      id: string;
      folder: string;
      revision: number;
      template: Template;
      updated_at: string;
      updated_by: string | null;
    }
  | { kind: 'delete'; id: string; folder: string; revision: number };

export interface Scope {
  id: string;
  parent: string | null;
  name: string;
  kind: 'private' | 'team';
  right: 'use' | 'edit' | 'manage';
}

export interface Changes {
  changes: Change[];
  cursor: string;
  more: boolean;
  /** The number of the team's newest write. */
  head: number;
  epoch: number;
  /** All folders allowed now; absent when rights have not changed since the cursor. */
  scopes?: Scope[];
  /** The team's name and values; comes whenever `scopes` does. */
  team?: { id: string; name: string; values: Record<string, string> };
  /** Per folder, when `more` is false and `scopes` or changes came: see `Checksum` in sync. */
  checksums?: Record<string, string>;
}

export interface Snapshot {
  rows: Change[];
  /** The head that the first page saw. */
  as_of: number;
  /** Pass as `after` for the next page; null at the end. */
  next: string | null;
}

export interface Edit {
  edit_id: string;
  kind: 'put' | 'delete' | 'move';
  id: string;
  /** The revision that the edit was made on; 0 for a new template. */
  base_revision: number;
  folder: string;
  template?: Template;
}

export interface Push {
  client_id: string;
  epoch: number;
  edits: Edit[];
}

export type Verdict =
  | { edit_id: string; verdict: 'applied'; revision: number }
  | { edit_id: string; verdict: 'conflict'; current: Change | null }
  | { edit_id: string; verdict: 'forbidden' }
  | { edit_id: string; verdict: 'gone' }
  | {
      edit_id: string;
      verdict: 'invalid';
      problems: { field: string; message: string; line?: number; column?: number }[];
    };

export interface Verdicts {
  verdicts: Verdict[];
  head: number;
}

/** RFC 9457. */
export interface ProblemJson {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
}

import type { Template } from '@/template/template';
import type { Outcome } from './workspace';

/** What this browser remembers of the templates that live here alone: no service keeps their past. */
export interface OwnPast {
  /** Earlier wordings, newest first; what was typed within two minutes counts as one. */
  states(id: string): Promise<OwnState[]>;
  /** What was deleted here in the last thirty days, newest first. */
  trash(): Promise<OwnTrashed[]>;
  /** All or none, under the ids that they had, each where it lay; where that is gone, in `instead`. */
  bringBack(ids: readonly string[], instead: string | null): Promise<Outcome>;
  /** With their earlier wordings; nothing brings them back. */
  erase(ids: readonly string[]): Promise<Outcome>;
}

export interface OwnState {
  /** Higher is later. */
  n: number;
  template: Template;
  /** ISO 8601. */
  saved_at: string;
}

export interface OwnTrashed {
  id: string;
  template: Template;
  /** Where it lay; that may be gone. */
  folder: string;
  folder_name: string;
  /** ISO 8601. */
  deleted_at: string;
}

/** Milliseconds that a deleted template lies in the trash. */
export const TRASH_KEPT = 30 * 24 * 60 * 60 * 1000;

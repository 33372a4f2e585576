import type { Attachment } from '@/template/template';

/** What the files of templates hold. */
export interface Files {
  /** Keeps a file in this browser; with a template of a team it goes to the service by itself. */
  keep(file: File): Promise<Keeping>;
  /** What an attachment holds: kept here, else fetched now. */
  open(attachment: Attachment): Promise<OpenedFile>;
}

export type Keeping =
  | { kind: 'kept'; attachment: Attachment }
  | { kind: 'refused'; because: 'too_large' | 'unreadable' | 'full' };

export type OpenedFile =
  | { kind: 'opened'; file: File }
  /** It is not here, and the service cannot be asked now. */
  | { kind: 'away' }
  /** Neither this browser nor the service has it any more. */
  | { kind: 'gone' };

import type { Attachment } from '@/template/template';
import type { Dialect } from './body';
import type { Encoding } from './decode';
import type { Column, Finding, Format, Table } from './import';
import type { Source } from './source';

/** One template as the file has it, before anything is made ours. */
export interface Raw {
  id?: string;
  folder: string;
  title: string;
  shortcut: string;
  body: string;
  writing: 'plain' | 'rich';
  dialect: Dialect;
  /** Where the template begins. */
  line: number;
  /** Where an offset into the body stands. */
  lineAt?(offset: number): number;
  subject?: string;
  to?: string;
  cc?: string;
  bcc?: string;
  tags?: readonly string[];
  language?: string;
  description?: string;
  follows_case?: boolean;
  inside_words?: boolean;
  attachments?: readonly Attachment[];
  /** What the format itself had to say. */
  findings?: Finding[];
  /** Said already as it must be, e.g. in a pack: nothing is turned into anything. */
  isOurs?: boolean;
}

/** What a reader is told beside the files. */
export interface Wishes {
  columns?: readonly Column[] | undefined;
  hasHead?: boolean | undefined;
}

/** How one format is known and read. */
export interface Reader {
  format: Format;
  /** By what is in the file, not by its name. Never throws. */
  fits(source: Source): boolean;
  /** One template after another; throws `CannotRead`. */
  templates(sources: readonly Source[], wishes: Wishes, about: About): Iterable<Raw>;
}

/** What a reader learns about the whole. */
export interface About {
  findings: Finding[];
  values: Record<string, string>;
  table?: Table;
  /** How the files were read, where one of them does not say it. */
  encoding?: Encoding;
}

import type { Template } from '@/template/template';
import type { Encoding } from './decode';

/** What a file turned out to be. `table` is any other CSV or pasted spreadsheet, whose columns a person matches. */
export const FORMATS = [
  'pack',
  'json',
  'briskine',
  'text_blaze',
  'textexpander',
  'espanso',
  'gorgias',
  'zendesk',
  'chatwoot',
  'intercom',
  'zammad',
  'prokeys',
  'auto_text_expander',
  'table',
] as const;
export type Format = (typeof FORMATS)[number];

/** All that a file holds, as ours, with what became of whatever could not come as it was. */
export interface Import {
  kind: 'read';
  format: Format;
  /** Paths such as `Shop/Returns`, in the order of the file. */
  folders: string[];
  templates: Imported[];
  /** About the file as a whole. */
  findings: Finding[];
  /** What `team.*` may be where nobody has set it. */
  values: Record<string, string>;
  /** Set where a person may say which column is what. */
  table?: Table;
  /** How the file was read, where it does not say so itself and a person may know better. */
  encoding?: Encoding;
}

export interface Imported {
  /** Where the file gives it one; the same in every export of the same template. */
  id: string;
  /** Empty for the top. */
  folder: string;
  template: Template;
  /** As it stood in the file. */
  before: Before;
  findings: Finding[];
}

export interface Before {
  /** From 1. */
  line: number;
  shortcut: string;
  body: string;
  writing: 'plain' | 'rich';
}

/** `look`: a person should see it; `fine`: it says the same in our words. */
export type Level = 'look' | 'fine';

/** One piece of the file and what became of it. */
export interface Finding {
  code: FindingCode;
  level: Level;
  /** From 1; 0 where no line can be told. */
  line: number;
  original: string;
  /** Empty where nothing of it is left. */
  became: string;
}

export type FindingCode =
  /** The same in our words. */
  | 'converted'
  /** Nearly the same. */
  | 'near'
  /** Nobody here knows it, so it is asked for. */
  | 'asked'
  /** Kept as a note that is never sent. */
  | 'noted'
  /** Taken out of the middle of something that stays. */
  | 'dropped'
  /** The text stands as it was, because it does not hold together. */
  | 'kept_as_text'
  | 'html_removed'
  | 'field_left'
  /** A file that goes out with a template, which the file tells of and does not hold. */
  | 'file_left'
  | 'shortcut_changed'
  | 'shortcut_removed'
  | 'too_long'
  | 'duplicate'
  | 'include_missing'
  | 'encoding_guessed'
  | 'characters_removed'
  | 'row_uneven'
  | 'quote_open'
  | 'empty';

/** Rows under a head, and which of our fields each column goes to. */
export interface Table {
  head: string[];
  /** The first few rows. */
  sample: string[][];
  columns: Column[];
  hasHead: boolean;
}

export const COLUMNS = [
  'ignore',
  'id',
  'title',
  'shortcut',
  'body',
  'html',
  'subject',
  'to',
  'cc',
  'bcc',
  'tags',
  'folder',
  'language',
  'description',
  'follows_case',
  'inside_words',
] as const;
export type Column = (typeof COLUMNS)[number];

/** A file that could not be read at all. */
export interface Unreadable {
  kind: 'unreadable';
  code: UnreadableCode;
  /** From 1; 0 where no line can be told. */
  line: number;
  /** What was met or expected there, in signs of the file's own language; or the words of a pack's problem. */
  detail: string;
  /** The rest, where more than one thing is wrong. */
  others: { line: number; detail: string }[];
}

export type UnreadableCode =
  | 'empty_file'
  | 'too_big'
  | 'too_deep'
  | 'too_many'
  | 'broken_json'
  | 'broken_yaml'
  | 'broken_plist'
  | 'broken_zip'
  | 'broken_pack'
  | 'not_this'
  | 'nothing_inside';

/** Thrown inside this room only; `reading` answers with it. */
export class CannotRead extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly line = 0,
    readonly detail = '',
    readonly others: Unreadable['others'] = [],
  ) {
    super(code);
  }
}

/** No file may be larger, packed or unpacked; bytes. */
export const LARGEST_FILE = 32 * 1024 * 1024;
/** No file may hold more templates. */
export const MOST_TEMPLATES = 50_000;

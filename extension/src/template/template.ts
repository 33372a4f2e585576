/** What a person writes and keeps: Liquid in every text, and in `body` Liquid inside sanitised HTML. */
export interface Template {
  title: string;
  /** What opens it, e.g. `;late`; no white space; empty when it is only ever picked. */
  shortcut: string;
  /** Rich text: HTML out of `shared_templates/allowed_html.json`, at most 256 KiB in UTF-8. */
  body: string;
  subject: string;
  /** Addresses with commas between them, as a mail client's field takes them. */
  to: string;
  cc: string;
  bcc: string;
  tags: string[];
  /** BCP 47, e.g. `en`, `zh-CN`; empty when nobody said. */
  language: string;
  /** A note to colleagues; never inserted. */
  description: string;
  /** `Thx` begins the reply with a capital, `THX` puts all of it in capitals; absent is no. */
  follows_case?: boolean;
  /** Opens behind a letter too, in the middle of a word; absent is no. */
  inside_words?: boolean;
  /** The files that go out with it, at most ten; absent where there is none. */
  attachments?: Attachment[];
}

/** A file of a template: what is told of it. What it holds lies under its digest. */
export interface Attachment {
  /** As the recipient sees it; no part of a path. */
  name: string;
  /** In small letters, e.g. `application/pdf`. */
  media_type: string;
  bytes: number;
  /** SHA-256 of what it holds, 64 small hexadecimal digits. */
  digest: string;
}

export const EMPTY_TEMPLATE: Template = {
  title: '',
  shortcut: '',
  body: '',
  subject: '',
  to: '',
  cc: '',
  bcc: '',
  tags: [],
  language: '',
  description: '',
};

/** What is off unless somebody turned it on; a template from before does not have them. */
export const SWITCHES = ['follows_case', 'inside_words'] as const;

/** The fields of a template that hold Liquid, in the order in which a person meets them. */
export const LIQUID_FIELDS = ['subject', 'to', 'cc', 'bcc', 'body'] as const;
export type LiquidField = (typeof LIQUID_FIELDS)[number];

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

/** The fields of a template that hold Liquid, in the order in which a person meets them. */
export const LIQUID_FIELDS = ['subject', 'to', 'cc', 'bcc', 'body'] as const;
export type LiquidField = (typeof LIQUID_FIELDS)[number];

import type actions from './en/actions.json';
import type audit from './en/audit.json';
import type common from './en/common.json';
import type console from './en/console.json';
import type editor from './en/editor.json';
import type files from './en/files.json';
import type imports from './en/imports.json';
import type in_page from './en/in_page.json';
import type library from './en/library.json';
import type packs from './en/packs.json';
import type parts from './en/parts.json';
import type people from './en/people.json';
import type popup from './en/popup.json';
import type practice from './en/practice.json';
import type presence from './en/presence.json';
import type problems from './en/problems.json';
import type query from './en/query.json';
import type reasons from './en/reasons.json';
import type settings from './en/settings.json';
import type settle from './en/settle.json';
import type signed_in from './en/signed_in.json';
import type sync from './en/sync.json';
import type template from './en/template.json';
import type trash from './en/trash.json';
import type troubles from './en/troubles.json';
import type versions from './en/versions.json';

/** The catalogue by area: `en/<area>.json`, and the same keys in every other language. A new area is a line here. */
export interface Areas {
  actions: typeof actions;
  audit: typeof audit;
  common: typeof common;
  console: typeof console;
  editor: typeof editor;
  files: typeof files;
  imports: typeof imports;
  in_page: typeof in_page;
  library: typeof library;
  packs: typeof packs;
  parts: typeof parts;
  people: typeof people;
  popup: typeof popup;
  practice: typeof practice;
  presence: typeof presence;
  problems: typeof problems;
  query: typeof query;
  reasons: typeof reasons;
  settings: typeof settings;
  settle: typeof settle;
  signed_in: typeof signed_in;
  sync: typeof sync;
  template: typeof template;
  trash: typeof trash;
  troubles: typeof troubles;
  versions: typeof versions;
}

/** A message's name: its area, a full stop, and its key in there. */
export type Word = { [Area in keyof Areas]: `${Area}.${keyof Areas[Area] & string}` }[keyof Areas];

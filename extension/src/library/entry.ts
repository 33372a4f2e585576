import type { Template } from '@/template/template';

/** One template in the library, with the folder it lies in. */
export interface Entry {
  id: string;
  folder: string;
  revision: number;
  template: Template;
}

/** Where a template lies, and what this person may do there. */
export interface Folder {
  id: string;
  parent: string | null;
  name: string;
  right: Right;
  /** `browser`: only here; `private`: only this person's, on every device; `team`: shared. */
  kind: 'browser' | 'private' | 'team';
  /** Whose it is: that of a team, or that of a person in this team. */
  team?: string;
}

export type Right = 'use' | 'edit' | 'manage';

/** The folder of templates that live in this browser alone and need no account; the screens have a name for it. */
export const BROWSER_FOLDER: Folder = {
  id: 'browser',
  parent: null,
  name: '',
  right: 'manage',
  kind: 'browser',
};

/** One row of a search: enough to show it, without its body. */
export interface Found {
  id: string;
  title: string;
  shortcut: string;
  language: string;
  tags: string[];
  /** Empty for the browser's own folder. */
  folder_name: string;
  /** Where the query matched in the title: start and end, UTF-16 code units. */
  marks: [number, number][];
  favourite: boolean;
  /** Why it stands there; only where nothing was searched for. */
  because?: Because;
}

/** It fits the message being answered; a person marked it; a person used it lately. */
export type Because = 'fits' | 'favourite' | 'lately';

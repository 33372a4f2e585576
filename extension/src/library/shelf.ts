import type { Person } from '@/template/context';
import type { Entry, Found } from './entry';
import type { Answered } from './fits';
import type { Settings } from './settings';
import type { Shortcuts } from './shortcut_list';

/** What a page's script may know before a person chose anything: shortcuts and settings, no template. */
export interface Shelf {
  /** Folded as `foldShortcut` does; replaced whole when the library changes. */
  shortcuts(): Shortcuts;
  settings(): Settings;
  /** The templates that one shortcut opens; more than one is a clash that a person settles. Wakes nothing. */
  opened(shortcut: string): Promise<ShelvedEntry[]>;
  /** What is the same on every page: the team's values, who is signed in. */
  surroundings(): Surroundings;
}

export interface ShelvedEntry extends Entry {
  /** Empty for the browser's own folder. */
  folder_name: string;
}

export interface Surroundings {
  /** What `team.*` gives. */
  team: Record<string, string>;
  account: Person | null;
  /** What the person chose for their account to be spoken to in; empty where they did not. */
  language: string;
}

/** Search over the whole library; answered by the service worker. */
export interface Finder {
  /** Best first; an empty query gives favourites, what was used lately, then the others by title. */
  search(query: string, limit: number): Promise<Found[]>;
  entry(id: string): Promise<ShelvedEntry | null>;
  /** Remembers that a person inserted this template. */
  used(id: string): void;
  /** Marks a template as a favourite, or no longer; true when it is one now. */
  favour(id: string): Promise<boolean>;
  /** Shortcuts and words of titles that begin so, best first. */
  beginningWith(typed: string, limit: number): Promise<Found[]>;
  /** What is clearly about the same as a message; mostly a few or none. */
  fitting(message: Answered, limit: number): Promise<Found[]>;
}

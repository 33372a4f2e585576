/** Where the shelf lies in `chrome.storage.local`. */
export const SETTINGS = 'settings';
export const SHORTCUTS = 'shelf.shortcuts';
/** Those of them that open in the middle of a word. */
export const INSIDE_WORDS = 'shelf.inside_words';
export const SURROUNDINGS = 'shelf.surroundings';
/** Up to which journal entry of which database the shelf was written. */
export const STAMP = 'shelf.stamp';

export const entriesKey = (foldedShortcut: string): string => `shelf/${foldedShortcut}`;
export const isEntriesKey = (key: string): boolean => key.startsWith('shelf/');

import { expands } from '@/library/shortcuts';
import type { LibraryEntry, View } from '@/library/workspace';
import { language } from '@/words/say';
import { clashesIn } from './clashing';

/** What somebody new can try: shortcuts that open one template, those in the language of the screens first, short ones first. */
export function easyShortcuts({ entries }: Pick<View, 'entries'>, many: number): LibraryEntry[] {
  const clashes = clashesIn(entries);
  return entries
    .filter(entry => entry.template.shortcut && expands(entry) && !clashes.isClashing(entry))
    .sort((a, b) => strangeness(a) - strangeness(b) || byShortcut(a, b))
    .slice(0, many);
}

/** 0 for what is written in the language of the screens or in none that is told. */
function strangeness({ template }: LibraryEntry): number {
  const own = !template.language || template.language.toLowerCase().split('-')[0] === language();
  return own ? 0 : 1;
}

function byShortcut({ template: a }: LibraryEntry, { template: b }: LibraryEntry): number {
  return a.shortcut.length - b.shortcut.length || a.shortcut.localeCompare(b.shortcut);
}

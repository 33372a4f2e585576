import { expands } from '@/library/shortcuts';
import type { LibraryEntry, View } from '@/library/workspace';
import { language } from '@/words/say';
import { clashesIn } from './clashing';

/** What somebody new can try: shortcuts that open one template, those in the language of the screens first, short ones first. */
export function easyShortcuts({ entries }: Pick<View, 'entries'>, many: number): LibraryEntry[] {
  const clashes = clashesIn(entries);
  const easiest: LibraryEntry[] = [];
  for (const entry of entries) {
    const last = easiest[many - 1];
    if (!entry.template.shortcut || !expands(entry) || (last && byEase(last, entry) <= 0)) continue;
    if (clashes.isClashing(entry)) continue;
    const at = easiest.findIndex(each => byEase(entry, each) < 0);
    easiest.splice(at < 0 ? easiest.length : at, 0, entry);
    easiest.length = Math.min(easiest.length, many);
  }
  return easiest;
}

const byEase = (a: LibraryEntry, b: LibraryEntry): number =>
  strangeness(a) - strangeness(b) || byShortcut(a, b);

/** 0 for what is written in the language of the screens or in none that is told. */
function strangeness({ template }: LibraryEntry): number {
  const own = !template.language || template.language.toLowerCase().split('-')[0] === language();
  return own ? 0 : 1;
}

function byShortcut({ template: a }: LibraryEntry, { template: b }: LibraryEntry): number {
  return a.shortcut.length - b.shortcut.length || a.shortcut.localeCompare(b.shortcut);
}

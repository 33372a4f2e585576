import { foldShortcut } from '@/expand/shortcut';
import { type Pack, type PackProblem, readPack } from '@/library/pack';
import type { LibraryEntry } from '@/library/workspace';

/** A file that a person chose: a pack to be imported, or what is wrong with it. */
export type ChosenPack =
  | { kind: 'read'; file: string; pack: Pack; clashes: string[] }
  | { kind: 'refused'; file: string; problems: PackProblem[] };

/** Reads a pack file, and says which of its shortcuts open another template already. */
export function choosePack(file: string, text: string, entries: readonly LibraryEntry[]): ChosenPack {
  const reading = readPack(text);
  if (reading.kind === 'refused') return { kind: 'refused', file, problems: reading.problems };

  const taken = new Set(entries.map(entry => foldShortcut(entry.template.shortcut)));
  const clashes = reading.pack.templates
    .map(({ template }) => template.shortcut)
    .filter(shortcut => shortcut && taken.has(foldShortcut(shortcut)));
  return { kind: 'read', file, pack: reading.pack, clashes };
}

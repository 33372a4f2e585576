import { primaryOf } from '@/template/in_language';
import type { LibraryEntry } from './workspace';

/** What tells a variant: where it lies, what opens it, and its language. */
type Placed = Pick<LibraryEntry, 'folder' | 'template'>;

/**
 * Templates of one folder that the same shortcut opens, each in a language of its own, are variants of one template.
 * Whether the shortcut is the same is for the caller to say.
 */
export function areVariants(one: Placed, other: Placed): boolean {
  const [mine, theirs] = [languageOf(one), languageOf(other)];
  return one.folder === other.folder && mine !== '' && theirs !== '' && mine !== theirs;
}

/** A template and its variants, by language; alone where it has none. `opened` is what its shortcut opens. */
export function variantsOf(entry: LibraryEntry, opened: readonly LibraryEntry[]): LibraryEntry[] {
  const others = opened.filter(other => other.id !== entry.id && !other.copy && areVariants(entry, other));
  return [entry, ...others].sort((one, other) => (languageOf(one) < languageOf(other) ? -1 : 1));
}

/**
 * The variant that the others are translated from: the one in the language that most of its folder is written in;
 * where as many are in another, English, else the first by its tag. So everybody sees the same one.
 */
export function sourceOf(
  variants: readonly LibraryEntry[],
  languages: ReadonlyMap<string, number>,
): LibraryEntry | undefined {
  return [...variants].sort(
    (one, other) =>
      (languages.get(languageOf(other)) ?? 0) - (languages.get(languageOf(one)) ?? 0) ||
      Number(isEnglish(other)) - Number(isEnglish(one)) ||
      (languageOf(one) < languageOf(other) ? -1 : 1),
  )[0];
}

/** Variants by language, and the one that the others follow; none where nothing follows. */
export interface VariantGroup {
  variants: readonly LibraryEntry[];
  source: LibraryEntry | undefined;
}

/** How many templates of each folder are written in which language. */
export function languagesByFolder(entries: readonly LibraryEntry[]): Map<string, Map<string, number>> {
  const folders = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    const language = languageOf(entry);
    if (language === '' || entry.copy) continue;
    const counts = folders.get(entry.folder) ?? new Map<string, number>();
    folders.set(entry.folder, counts.set(language, (counts.get(language) ?? 0) + 1));
  }
  return folders;
}

/** Whether the source was changed after this variant. */
export function isBehind(variant: LibraryEntry, source: LibraryEntry | undefined): boolean {
  if (!source || source.id === variant.id) return false;
  return Date.parse(source.changed_at) > Date.parse(variant.changed_at);
}

const languageOf = ({ template }: Pick<LibraryEntry, 'template'>): string => template.language.toLowerCase();
const isEnglish = (entry: LibraryEntry): boolean => primaryOf(entry.template.language) === 'en';

import type { Language } from './language';
import type { Catalogue } from './say';

/** Everything that is said in one language; the others are not loaded. */
export function catalogueOf(language: Language): Promise<Catalogue> {
  return FILES[language]();
}

const FILES: Record<Language, () => Promise<Catalogue>> = {
  en: async () => (await import('./english')).english,
  zh: async () => (await import('./chinese')).chinese,
  id: async () => (await import('./indonesian')).indonesian,
};

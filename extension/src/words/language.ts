/** The languages that the screens speak; each is a folder of the catalogue. */
export const LANGUAGES = ['en', 'zh', 'id'] as const;

export type Language = (typeof LANGUAGES)[number];

export interface Spoken {
  language: Language;
  /** How dates and numbers are written, BCP 47. */
  regional: string;
}

/** For somebody who chose a language (nothing: as the browser), whose browser has these wishes (BCP 47, best first). */
export function spokenFor(chosen: string, wishes: readonly string[]): Spoken {
  const language = languageFor(chosen ? [chosen] : wishes);
  return { language, regional: wishes.find(wish => met(wish) === language) ?? language };
}

/** The first wish (BCP 47, best first) that the screens can meet, else English. */
export function languageFor(wishes: readonly string[]): Language {
  return wishes.map(met).find(language => language !== undefined) ?? 'en';
}

/** How a language calls itself: whoever cannot read the screen finds their own. */
export const OWN_NAMES: Record<Language, string> = { en: 'English', zh: '中文', id: 'Bahasa Indonesia' };

/** Which way it is written. */
export const DIRECTIONS: Record<Language, 'ltr' | 'rtl'> = { en: 'ltr', zh: 'ltr', id: 'ltr' };

function met(wish: string): Language | undefined {
  const asked = wish.toLowerCase().split('-')[0];
  // Indonesian was `in` until 1989, and some systems still say so.
  return LANGUAGES.find(language => language === (asked === 'in' ? 'id' : asked));
}

/** The languages that the screens speak; each is a folder of the catalogue. */
export const LANGUAGES = ['en', 'zh', 'id'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The first wish (BCP 47, best first) that the screens can meet, else English. */
export function languageFor(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const asked = wish.toLowerCase().split('-')[0];
    // Indonesian was `in` until 1989, and some systems still say so.
    const found = LANGUAGES.find(language => language === (asked === 'in' ? 'id' : asked));
    if (found) return found;
  }
  return 'en';
}

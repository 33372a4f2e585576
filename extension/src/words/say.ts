import { type Messages, setupI18n } from '@lingui/core';
import type { Word } from './areas';
import type { Language } from './language';

export type Catalogue = Record<string, Messages>;

const spoken = setupI18n();

/** What the screens speak from now on; `regional` (BCP 47) is how dates and numbers are written. */
export function speak(language: Language, catalogue: Catalogue, regional: string = language): void {
  spoken.loadAndActivate({ locale: language, locales: [regional, language], messages: named(catalogue) });
}

/** A message of the catalogue, its placeholders (ICU) filled in. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  return spoken._(word, values);
}

/** The language spoken now. */
export function language(): Language {
  return spoken.locale as Language;
}

/** For `Intl`: how the person writes dates and numbers, best first. */
export function locales(): readonly string[] {
  return [spoken.locales ?? []].flat();
}

function named(catalogue: Catalogue): Messages {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([area, messages]) =>
      Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message]),
    ),
  );
}

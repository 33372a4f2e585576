import type { Settings } from '@/library/settings';
import { catalogueOf } from '@/words/catalogue';
import { DIRECTIONS, spokenFor } from '@/words/language';
import { speak } from '@/words/say';

/**
 * The screens of this document speak what the person chose, else what the browser does; dates are written as it
 * writes them.
 */
export async function speakAsAsked({ language: chosen }: Settings): Promise<void> {
  const { language, regional } = spokenFor(chosen, navigator.languages);
  speak(language, await catalogueOf(language), regional);
  document.documentElement.lang = language;
  document.documentElement.dir = DIRECTIONS[language];
}

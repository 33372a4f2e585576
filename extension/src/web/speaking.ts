import type { Settings } from '@/library/settings';
import { catalogueOf } from '@/words/catalogue';
import { DIRECTIONS, spokenFor } from '@/words/language';
import { speak } from '@/words/say';

let spoken = '';

/**
 * The screens of this document speak what the person chose, else what the browser does; dates are written as it
 * writes them. Costs nothing while they do already.
 */
export async function speakAsAsked({ language: chosen }: Pick<Settings, 'language'>): Promise<void> {
  const { language, regional } = spokenFor(chosen, navigator.languages);
  if (spoken === regional + language) return;
  speak(language, await catalogueOf(language), regional);
  spoken = regional + language;
  document.documentElement.lang = language;
  document.documentElement.dir = DIRECTIONS[language];
}

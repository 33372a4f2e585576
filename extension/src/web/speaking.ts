import type { Settings } from '@/library/settings';
import { catalogueOf } from '@/words/catalogue';
import { languageFor } from '@/words/language';
import { speak } from '@/words/say';

/** The screens speak what the person chose, else what the browser does; dates are written as it writes them. */
export async function speakAsAsked({ language: chosen }: Settings): Promise<void> {
  const wishes = chosen ? [chosen] : navigator.languages;
  const language = languageFor(wishes);
  const regional = navigator.languages.find(each => each.split('-')[0] === language);
  speak(language, await catalogueOf(language), regional ?? language);
}

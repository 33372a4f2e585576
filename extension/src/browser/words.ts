import { catalogueOf } from '@/words/catalogue';
import { languageFor } from '@/words/language';
import { speak } from '@/words/say';
import { readSettings } from './settings';

/** The screens speak what the person chose, else what the browser does; dates are written as it writes them. */
export async function speakAsAsked(): Promise<void> {
  const { language: chosen } = await readSettings();
  const wishes = chosen ? [chosen] : navigator.languages;
  const language = languageFor(wishes);
  const regional = navigator.languages.find(each => each.split('-')[0] === language);
  speak(language, await catalogueOf(language), regional ?? language);
}

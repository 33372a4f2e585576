import enInPage from './en/in_page.json';
import enParts from './en/parts.json';
import enTroubles from './en/troubles.json';
import idInPage from './id/in_page.json';
import idParts from './id/parts.json';
import idTroubles from './id/troubles.json';
import { type Language, spokenFor } from './language';
import { type Catalogue, speak } from './say';
import zhInPage from './zh/in_page.json';
import zhParts from './zh/parts.json';
import zhTroubles from './zh/troubles.json';

/** What the page's script and the service worker say, in every language: neither can load a chunk of code. */
const CARRIED = {
  en: { in_page: enInPage, parts: enParts, troubles: enTroubles },
  zh: { in_page: zhInPage, parts: zhParts, troubles: zhTroubles },
  id: { in_page: idInPage, parts: idParts, troubles: idTroubles },
} as unknown as Record<Language, Catalogue>;

/** Speaks what the person chose (nothing: as the browser, by its wishes), out of what is carried. */
export function speakCarried(chosen: string, wishes: readonly string[]): void {
  const { language, regional } = spokenFor(chosen, wishes);
  speak(language, CARRIED[language], regional);
}

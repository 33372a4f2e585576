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

/** What the service worker says, and what is drawn in pages, which ask it for their language: it can load no chunk. */
const CARRIED = {
  en: { in_page: enInPage, parts: enParts, troubles: enTroubles },
  zh: { in_page: zhInPage, parts: zhParts, troubles: zhTroubles },
  id: { in_page: idInPage, parts: idParts, troubles: idTroubles },
} as unknown as Record<Language, Catalogue>;

/** What somebody is spoken to in. */
export interface Wording {
  language: Language;
  /** How dates and numbers are written, BCP 47. */
  regional: string;
  catalogue: Catalogue;
}

/** For a person who chose a language (nothing: as the browser), whose browser has these wishes. */
export function wordingFor(chosen: string, wishes: readonly string[]): Wording {
  const { language, regional } = spokenFor(chosen, wishes);
  return { language, regional, catalogue: CARRIED[language] };
}

/** Speaks what the person chose, out of what is carried. */
export function speakCarried(chosen: string, wishes: readonly string[]): void {
  const { language, regional, catalogue } = wordingFor(chosen, wishes);
  speak(language, catalogue, regional);
}

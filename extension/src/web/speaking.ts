import type { Http } from '@/sync/http';
import { catalogueOf } from '@/words/catalogue';
import { DIRECTIONS, spokenFor } from '@/words/language';
import { locales, speak } from '@/words/say';

let spoken = '';

/**
 * The screens of this document speak what the person chose (nothing: as the browser does); dates are written as the
 * browser writes them. Costs nothing while they do already.
 */
export async function speakAsAsked(chosen: string): Promise<void> {
  const { language, regional } = spokenFor(chosen, navigator.languages);
  if (spoken === regional + language) return;
  speak(language, await catalogueOf(language), regional);
  spoken = regional + language;
  document.documentElement.lang = language;
  document.documentElement.dir = DIRECTIONS[language];
}

/** Tells the service what the screens speak: it writes the letters that they ask for in the same language. */
export function inOurLanguage(http: Http): Http {
  return (path, request = {}) => {
    const headers = new Headers(request.headers);
    headers.set('Accept-Language', locales().join(', '));
    return http(path, { ...request, headers: Object.fromEntries(headers) });
  };
}

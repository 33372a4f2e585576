import { say } from '@/words/say';

/**
 * HTML whose pictures show their words in place of what a server would have to send: the page's own service worker
 * would see the request for it, and so would whoever put a counting pixel into a template. What a picture holds
 * itself stays, and so does what `service` shows (its address), where one is given. To be sanitised afterwards; the
 * document of a `template` fetches nothing.
 */
export function withoutRemotePictures(html: string, service: string | null = null): string {
  const parsed = document.createElement('template');
  parsed.innerHTML = html;
  for (const picture of parsed.content.querySelectorAll('img')) {
    if (!isAtHand(picture) && !isShownBy(service, picture)) picture.replaceWith(wordsOf(picture));
  }
  return parsed.innerHTML;
}

/** The title is what the style sheet knows it by, as no class outlives sanitising. */
function wordsOf(picture: HTMLImageElement): HTMLElement {
  const words = document.createElement('span');
  words.title = 'picture';
  words.textContent = picture.getAttribute('alt') || say('in_page.picture');
  return words;
}

function isShownBy(service: string | null, picture: HTMLImageElement): boolean {
  return service !== null && (picture.getAttribute('src') ?? '').trim().startsWith(`${service}/images/`);
}

function isAtHand(picture: HTMLImageElement): boolean {
  return /^\s*(data|cid):/i.test(picture.getAttribute('src') ?? '');
}

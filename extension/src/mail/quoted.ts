import { wordsOf } from './around';
import type { Teller } from './client';
import { writtenIn } from './fill';
import { NOT_TOLD, told } from './reader';

/** What is quoted in the text being written: behind `>` in plain text, in such elements (CSS) in rich text. */
export const quoted =
  (selector: string): Teller<string> =>
  ({ place }) => {
    const text = quotedIn(place, selector);
    return text ? told(text) : NOT_TOLD;
  };

/** A text that quotes one answers it; one that does not may be either. */
export const repliesIfQuoted =
  (selector: string): Teller<boolean> =>
  ({ place }) =>
    quotedIn(place, selector) ? told(true) : NOT_TOLD;

function quotedIn(place: Element, selector: string): string {
  const written = writtenIn(place);
  return written === null
    ? wordsOf((frameOf(place) ?? place).querySelector(selector))
    : linesQuotedIn(written);
}

const frameOf = (place: Element): Document | null =>
  place.localName === 'iframe' ? (place as HTMLIFrameElement).contentDocument : null;

const linesQuotedIn = (text: string): string =>
  text
    .split('\n')
    .filter(line => line.startsWith('>'))
    .map(line => line.replace(/^> ?/, ''))
    .join('\n')
    .trim();

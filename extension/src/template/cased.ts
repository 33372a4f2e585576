import { decodeEntities, ENTITY } from './entities';
import { htmlTokens } from './markup';
import type { Filled } from './render';
import { markedTextOf } from './text';

export type LetterCase = 'as written' | 'capital' | 'capitals';

/**
 * A reply whose body begins with a capital, or is all in capitals by the rules of its language (BCP 47). Links go
 * where they went, and an address in the text stays as it is written: it may not work otherwise.
 */
export function cased(filled: Filled, letterCase: LetterCase, language: string): Filled {
  if (letterCase === 'as written') return filled;
  const locale = localeOf(language);
  const html = letterCase === 'capitals' ? inCapitals(filled.html, locale) : withCapital(filled.html, locale);
  return { ...filled, html, ...markedTextOf(html) };
}

function inCapitals(html: string, locale: string | undefined): string {
  return inWords(html, word => word.toLocaleUpperCase(locale));
}

/** A letter counts as the first with nothing but quotes, brackets and space before it: “3 days” has none. */
function withCapital(html: string, locale: string | undefined): string {
  let isBefore = true;
  return inWords(
    html,
    word => {
      if (!isBefore || BEFORE_ALL.test(word)) return word;
      isBefore = false;
      return word.replace(FIRST_LETTER, start => start.toLocaleUpperCase(locale));
    },
    () => {
      isBefore = false;
    },
  );
}

const BEFORE_ALL = /^[\s\p{Ps}\p{Pi}"'¿¡]*$/u;
const FIRST_LETTER = /^[\s\p{Ps}\p{Pi}"'¿¡]*\p{L}/u;

/** Changes what is read, word by word; markup, entities that are no letters, and addresses stand as they do. */
function inWords(html: string, change: (word: string) => string, passed = () => {}): string {
  return htmlTokens(html)
    .flatMap(({ kind, source }) => (kind === 'text' ? source.split(/(\s+)/) : [source]))
    .map(part => {
      if (part.startsWith('<')) return part;
      if (!ADDRESS.test(decodeEntities(part))) return changed(part, change);
      passed();
      return part;
    })
    .join('');
}

function changed(word: string, change: (part: string) => string): string {
  let at = 0;
  let written = '';
  for (const entity of word.matchAll(new RegExp(ENTITY.source, 'gi'))) {
    written += change(word.slice(at, entity.index)) + changedEntity(entity[0], change);
    at = entity.index + entity[0].length;
  }
  return written + change(word.slice(at));
}

/** `&#233;` is a letter, and so is `&eacute;`, whose capital is `&Eacute;`. */
function changedEntity(entity: string, change: (part: string) => string): string {
  const letter = decodeEntities(entity);
  if (/^\p{L}$/u.test(letter)) return change(letter);
  return entity.replace(ACCENTED, (_, plain: string) => `&${change(plain).charAt(0)}`);
}

const ACCENTED = /^&([a-z])(?=(?:acute|grave|circ|uml|tilde|ring|cedil|caron);$)/;

/** A page or a mailbox. */
const ADDRESS = /:\/\/|\S@\S|^\W*www\.|\w\.\w{2,}\//iu;

/** What a person wrote into the language field may be none that is known. */
function localeOf(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

import type { Person } from './context';
import { familyMayBeFirst } from './family_first';
import {
  AND,
  ENDINGS,
  HALVES,
  PARTICLES,
  SONS,
  TITLES,
  TITLES_OF_FAMILY,
  TITLES_OF_GIVEN,
} from './name_words';
import { PLACES } from './no_one';

/** First and last name out of a name in letters that part words by spaces; what is not certain is absent. */
export function namesOf(shown: string): Person {
  const [before = '', ...behind] = shown.split(/\s*,\s*/).filter((part, at) => at === 0 || !isEnding(part));
  if (behind.length > 1) return {};
  const [given] = behind;
  return given === undefined ? namesInOrder(before) : turnedNames(before, given);
}

const isEnding = (part: string): boolean => part.split(/\s+/).every(word => ENDINGS.has(bare(word)));

/** “Lovelace, Ada”. */
function turnedNames(family: string, given: string): Person {
  const givenWords = wordsOf(given).words;
  const familyWords = wordsOf(family).words;
  if (!areOnePersons([...familyWords, ...givenWords]) || givenWords.some(word => bare(word) === 'of'))
    return {};
  if (givenWords.length === 0 || isNoFamilyBefore(familyWords, givenWords)) return {};
  if (familyWords.every(isInitial)) return firstOf(givenWords);
  return { ...givenAlone(familyWords, givenWords), last_name: familyWords.map(lastAsWritten).join(' ') };
}

/** “Ada Lovelace, Realtor”, “Berlin, Germany”, “Lovelace, CFA”: what the comma parts is not a family’s name from a given one. */
function isNoFamilyBefore(family: string[], given: string[]): boolean {
  const whole = given.join(' ');
  const isShort = whole.length <= 3 && isCapitals(whole) && !family.every(isCapitals);
  return family.filter(word => !PARTICLES.has(bare(word))).length !== 1 || isShort || given.some(isPlace);
}

const isPlace = (word: string): boolean => PLACES.has(bare(word));

/** Two words behind “Chan” are one given name, “Tai Man”, or two, “John David”: nobody can tell. */
function givenAlone(family: string[], given: string[]): Person {
  const isOne = given.filter(word => !isInitial(word)).length === 1;
  return isOne || !familyMayBeFirst(family) ? firstOf(given) : {};
}

/** “Ada Lovelace”, “Dr. María-José Ñuñez Pérez”. */
function namesInOrder(shown: string): Person {
  const { words, titles } = wordsOf(shown);
  const [first] = words;
  if (first === undefined || !areOnePersons(words)) return {};
  if (words.length === 1) return oneName(first, titles);
  if (!HALVES.has(bare(first)) && isOneGivenName(words)) return {};

  const turned = familyInCapitals(words) ?? slavicNames(words);
  if (turned) return turned;
  if (!isName(first) || /['’]s$/i.test(first) || PARTICLES.has(bare(first)) || familyMayBeFirst(words))
    return {};
  if (!words.every(isPart)) return {};

  const given = HALVES.has(bare(first)) ? 2 : 1;
  const family = familyOf(words.slice(given));
  const last = family ? { last_name: family.map(lastAsWritten).join(' ') } : {};
  // “M. Dupont” is a Mister, “M. Night” an initial.
  if (titles.includes('m')) return last;
  return { first_name: words.slice(0, given).map(asWritten).join(' '), ...last };
}

/** Whether a name by itself is a first or a last one, its title says; without one it is the first. */
function oneName(name: string, titles: string[]): Person {
  if (
    !isName(name) ||
    !ALONE.test(name) ||
    /-(san|sama|sensei|kun)$/i.test(name) ||
    isTwoInOne(name) ||
    isNoName(name)
  )
    return {};
  if (titles.some(title => TITLES_OF_FAMILY.has(title))) return { last_name: asWritten(name) };
  if (titles.some(title => TITLES.has(title))) return {};
  if (titles.length === 0 && familyMayBeFirst([name])) return {};
  return { first_name: asWritten(name) };
}

/** “Nur al-Din”, “نور الله”; and “Tanaka san”, whose first word is a family’s. */
const isOneGivenName = (words: string[]): boolean =>
  words.some(
    (word, at) => at > 0 && /^([aeu][ld]-?d[ie]+ne?|edd?ine|الدين|الله|san|sama|sensei)$/iu.test(word),
  );

const ALONE =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Armenian}\p{Script=Georgian}\p{M}'’-]+$/u;

/** “AdaLovelace” is what somebody signed up with; “McKay” and “LeBron” are names. */
const isTwoInOne = (name: string): boolean =>
  /\p{Ll}\p{Lu}/u.test(name) && !/^(mc|mac|fitz|de|di|da|du|la|le|lu|jo|ra|o['’])\p{Lu}\p{Ll}+$/iu.test(name);

/** “LOVELACE Ada”, “DE LA CRUZ Juan”, as French offices write it; “JRR Tolkien” and “AJ Smith” are the other way round. */
function familyInCapitals(words: string[]): Person | null {
  const length = words.findIndex(word => !isCapitals(word) || isInitial(word));
  const family = words.slice(0, Math.max(0, length));
  if (family.length === 0) return null;
  if (family.join('').length <= 3) return {};
  const given = words.slice(length);
  if (!given.every(isPart) || !family.every(word => isName(word))) return {};
  return { ...givenAlone(family, given), last_name: family.map(asWritten).join(' ') };
}

const isCapitals = (word: string): boolean =>
  word !== word.toLowerCase() && (word === word.toUpperCase() || /^Mc\p{Lu}{2,}$/u.test(word));

/** “Иванов Иван Иванович”, “Иван Иванович”: a father’s name tells which is which. */
function slavicNames(words: string[]): Person | null {
  const [one = '', two = '', three] = words;
  if (words.length > 3 || !words.every(isName) || !/^\p{Script=Cyrillic}/u.test(one)) return null;
  if (three !== undefined && FATHERS.test(three))
    return { first_name: asWritten(two), last_name: asWritten(one) };
  if (FATHERS.test(two)) {
    return { first_name: asWritten(one), ...(three ? { last_name: asWritten(three) } : {}) };
  }
  const isTurned = three === undefined && FAMILIES.test(one) && !FAMILIES.test(two);
  return isTurned ? { first_name: asWritten(two), last_name: asWritten(one) } : null;
}

const FATHERS = /(ович|евич|ьич|овна|евна|ична)$/iu;
const FAMILIES = /^.{3,}(ов|ев|ова|ева|ский|ская|енко)$/iu;

/** What is left behind a first name: all from a particle on, or the last behind initials; else nobody can tell. */
function familyOf(rest: string[]): string[] | null {
  const particle = rest.findIndex(word => PARTICLES.has(bare(word)));
  if (rest.some(word => SONS.has(bare(word)))) return null;
  const and = rest.findIndex(word => bare(word) === 'y');
  if (and > 0) return rest.slice(and - 1);
  if (particle === 0 || (particle > 0 && rest.slice(0, particle).every(isInitial)))
    return rest.slice(particle);
  const last = rest.at(-1);
  return last !== undefined && !isInitial(last) && rest.slice(0, -1).every(isInitial) ? [last] : null;
}

function firstOf(words: string[]): Person {
  const [first = '', second] = words;
  if (!isName(first)) return {};
  const isHalf = HALVES.has(bare(first)) && second !== undefined;
  return { first_name: isHalf ? `${asWritten(first)} ${asWritten(second)}` : asWritten(first) };
}

/** Not “Hans und Erika Müller”, nor “Ana y Luis”; “dan” is an “and” too, and Dan Brown’s first name. */
const areOnePersons = (words: string[]): boolean =>
  !words.some((word, at) => AND.has(word.toLowerCase()) && !(at === 0 && word === 'Dan')) &&
  !(words.length <= 3 && words.some(isPlainAnd));

/** “José Ortega y Gasset” is one person, with more words before. */
const isPlainAnd = (word: string): boolean => word === 'y' || word === 'e';

function wordsOf(text: string): { words: string[]; titles: string[] } {
  const words = text
    .replace(/^(คุณ|นางสาว|นาง|นาย)(?=\p{L})/u, '')
    .replace(/\b((dr|prof)\.?)\s+((rer|nat|med|phil|jur|ing|habil|pol|oec|h\. ?c)\.\s*)+/i, '$1 ')
    .split(/\s+/)
    .filter(Boolean);
  const titles: string[] = [];
  while (words.length > 1 && isTitle(words[0] ?? '')) titles.push(bare(words.shift() ?? ''));
  while (words.length > 1 && ENDINGS.has(bare(words.at(-1) ?? ''))) words.pop();
  return { words, titles };
}

const isTitle = (word: string): boolean =>
  [TITLES, TITLES_OF_FAMILY, TITLES_OF_GIVEN].some(titles => titles.has(bare(word)));

/** A word that belongs to a name without being one: a title, an ending, “van”, “Abdul”. */
export const isNoName = (word: string): boolean =>
  isTitle(word) || [ENDINGS, PARTICLES, HALVES, SONS].some(words => words.has(word));

const bare = (word: string): string => word.toLowerCase().replace(/[.,]/g, '');

const isName = (word: string): boolean =>
  word.length > 1 && /^[\p{L}\p{M}]+(?:[-'’‐·][\p{L}\p{M}]+)*$/u.test(word);

const isInitial = (word: string): boolean => /^\p{L}\.?$/u.test(word);

const isPart = (word: string): boolean =>
  isName(word) || isInitial(word) || PARTICLES.has(bare(word)) || SONS.has(bare(word));

/** “van” stays small. */
const lastAsWritten = (word: string): string =>
  PARTICLES.has(word) || word === 'y' ? word : asWritten(word);

/** “ADA” and “ada” become “Ada”; “McKay” and “李” stay. */
export function asWritten(word: string): string {
  const oneCase = word === word.toUpperCase() || word === word.toLowerCase();
  if (!oneCase) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’‐])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

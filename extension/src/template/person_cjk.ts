import type { Person } from './context';
import {
  DOUBLE_SURNAMES,
  JAPANESE_FIRST,
  JAPANESE_ONLY,
  JAPANESE_RARE,
  JAPANESE_SECOND,
  KOREAN_DOUBLE_SURNAMES,
  KOREAN_SURNAMES,
  SURNAMES,
} from './name_words';

const HAN = /^\p{Script=Han}+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const HIRAGANA_OR_HAN = /^[\p{Script=Han}\p{Script=Hiragana}々]+$/u;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Behind a name, as one says Mr and Mrs, or what the person is. */
const HONORIFICS =
  /(?<=.)(様|さま|さん|殿|先生|女士|小姐|太太|[老教][师師]|[经經]理|老[板闆]|老板娘|[医醫][生师師]|律[师師]|[师師]傅|同[学學]|博士|教授|主任|[总總姐哥嫂叔姨董]|.[长長]|님|씨|대리|과장|부장|차장|팀장|실장|대표|사장|이사|선생|교수|매니저|원장|변호사|전무|상무)$/u;

/** The names of a person written in Chinese, Japanese or Korean; null for any other script. */
export function eastAsianNames(shown: string): Person | null {
  if (!EAST_ASIAN.test(shown)) return null;
  const [family = '', given, more] = shown.replace(HONORIFICS, '').trim().split(/\s+/);
  if (more !== undefined) return {};
  if (given !== undefined) return partedNames(family, given);
  // Behind an honorific stands the family name more often than the whole.
  if (HONORIFICS.test(shown)) return {};
  return HANGUL.test(family) ? koreanNames(family) : chineseNames(family);
}

/** A space parts the family name from the given one behind it; in katakana it may be a stranger’s, the other way round. */
function partedNames(family: string, given: string): Person {
  const isHan = [family, given].every(word => HIRAGANA_OR_HAN.test(word)) && isFamily(family);
  return isHan || isKorean(family, given) ? { first_name: given, last_name: family } : {};
}

/** One character, or what may end a longer family name: “小明 王” is the other way round, “北京 朝阳” no name. */
const isFamily = (word: string): boolean =>
  !HONORIFICS.test(word) &&
  (word.length === 1 || DOUBLE_SURNAMES.has(word) || JAPANESE_SECOND.includes(word.slice(-1)));

const isKorean = (family: string, given: string): boolean =>
  HANGUL.test(given) &&
  given.length <= 3 &&
  (KOREAN_DOUBLE_SURNAMES.has(family) || (family.length === 1 && KOREAN_SURNAMES.includes(family)));

/** Family name first, of one character or a known two. What may be Japanese is left to be asked. */
function chineseNames(name: string): Person {
  if (!HAN.test(name) || name.length < 2 || name.length > 4) return {};
  const isDouble = name.length > 2 && DOUBLE_SURNAMES.has(name.slice(0, 2));
  const length = isDouble ? 2 : 1;
  if (!isDouble && (!SURNAMES.has(name.charAt(0)) || isPerhapsJapanese(name))) return {};
  if (name.length - length > 2) return {};
  return { first_name: name.slice(length), last_name: name.slice(0, length) };
}

/** No list of Japanese family names is complete, so it is asked how they are made: a doubt is enough. */
const isPerhapsJapanese = (name: string): boolean =>
  (JAPANESE_FIRST.includes(name.charAt(0)) && JAPANESE_SECOND.includes(name.charAt(1))) ||
  JAPANESE_RARE.test(name) ||
  JAPANESE_ONLY.test(name);

function koreanNames(name: string): Person {
  const isDouble = name.length > 2 && KOREAN_DOUBLE_SURNAMES.has(name.slice(0, 2));
  const length = isDouble ? 2 : 1;
  if (!isDouble && !KOREAN_SURNAMES.includes(name.charAt(0))) return {};
  if (name.length - length < 1 || name.length - length > 2) return {};
  return { first_name: name.slice(length), last_name: name.slice(0, length) };
}

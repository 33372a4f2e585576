import type { Person } from './context';

/** Titles and endings that belong to a name without being one. */
const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir madam herr frau hr fr m mme mlle sr sra srta dott ing ir drs bpk bapak ibu'.split(
    ' ',
  ),
);
const ENDINGS = new Set('jr sr ii iii iv phd md mba esq bsc msc ma ba'.split(' '));
/** Words that begin a family name: “Ludwig van Beethoven”, “María de la Cruz”. */
const PARTICLES = new Set(
  'van von der den de del della di da dos das du la le el al bin binti ibn ter ten zu zur y'.split(' '),
);
/** Addresses that belong to a desk, and words that make a name a company’s or a team’s. */
const DESKS = new Set(
  'info support help helpdesk service sales contact hello hi hey mail office admin noreply no-reply donotreply team billing orders order shop store customer customers care account accounts news newsletter notifications notification postmaster webmaster enquiries feedback marketing returns invoice invoices jobs hr press security kundenservice kontakt cs'.split(
    ' ',
  ),
);
const COMPANY =
  /\b(inc|ltd|llc|llp|gmbh|ag|corp|co|company|team|support|service|services|shop|store|sales|group|pt|cv|bv|nv|oy|ab|sarl|sas|limited|department|dept|customer|newsletter|notifications?|bot)\b|公司|客服|团队|商城|旗舰店|官方/i;
const CHINESE = /^\p{Script=Han}{2,4}$/u;
const DOUBLE_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 歐陽 諸葛 東方 尉遲 公孫 夏侯'.split(' '),
);

/**
 * A person out of what a mail client shows. What is certain is filled in, what is not stays away: a wrong
 * first name is worse than none.
 */
export function personFrom(display: string, email?: string): Person {
  const { name, address } = apart(display, email);
  const person: Person = {};
  if (address) person.email = address;

  const shown = withoutNotes(name);
  if (shown === '' || shown.includes('@')) return { ...namesFromAddress(address), ...person };

  person.name = shown;
  if (COMPANY.test(shown) || /\d/.test(shown)) return person;
  return { ...person, ...namesFrom(shown) };
}

function apart(display: string, email?: string): { name: string; address: string } {
  const text = display
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  const bracketed = /^(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>\s*$/s.exec(text);
  const name =
    (bracketed ? bracketed[1] : text)
      ?.trim()
      .replace(/^["'“”]+|["'“”]+$/g, '')
      .trim() ?? '';
  const address = (email || bracketed?.[2] || (isAddress(text) ? text : '')).trim().toLowerCase();
  return { name, address: isAddress(address) ? address : '' };
}

function isAddress(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);
}

/** Without “(via Shop)”, “[External]”, “via Google Groups”. */
function withoutNotes(name: string): string {
  return name
    .replace(/\s*[([（【][^)\]）】]*[)\]）】]\s*/g, ' ')
    .replace(/\s+via\s+.*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function namesFrom(shown: string): Person {
  if (CHINESE.test(shown)) return chineseNames(shown);

  const [before = '', behind, more] = shown.split(/\s*,\s*/);
  if (more !== undefined) return {};
  if (behind !== undefined && !ENDINGS.has(bare(behind))) return turnedNames(before, behind);
  return westernNames(before);
}

function chineseNames(shown: string): Person {
  const length = DOUBLE_SURNAMES.has(shown.slice(0, 2)) && shown.length > 2 ? 2 : 1;
  if (shown.length - length > 2) return {};
  return { first_name: shown.slice(length), last_name: shown.slice(0, length) };
}

/** “Lovelace, Ada”. */
function turnedNames(family: string, given: string): Person {
  const givenWords = wordsOf(given);
  const familyWords = wordsOf(family);
  if (givenWords.length === 0 || familyWords.length === 0) return {};
  return { ...firstOf(givenWords), last_name: familyWords.join(' ') };
}

/** “Ada Lovelace”, “Dr. María-José Ñuñez Pérez”. */
function westernNames(shown: string): Person {
  const words = wordsOf(shown);
  const [first] = words;
  if (first === undefined || !isName(first)) return {};
  if (words.length === 1)
    return /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(first) ? firstOf(words) : {};
  if (!words.every(word => isName(word) || isInitial(word) || PARTICLES.has(bare(word)))) return {};

  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(bare(word)));
  const family = particle > 0 ? words.slice(particle) : familyOf(words);
  return { ...firstOf(words), ...(family ? { last_name: family.join(' ') } : {}) };
}

/** With two words it is the second; with an initial between them the last; otherwise nobody can tell. */
function familyOf(words: string[]): string[] | null {
  if (words.length === 2) return words.slice(1);
  const middle = words.slice(1, -1);
  return middle.every(isInitial) ? words.slice(-1) : null;
}

function firstOf(words: string[]): Person {
  const [first = ''] = words;
  return isName(first) ? { first_name: asWritten(first) } : {};
}

function namesFromAddress(address: string): Person {
  const [local = ''] = address.split('@');
  const words = local.replace(/\+.*$/, '').split('.');
  const plausible = words.length === 2 && words.every(word => /^[a-z]{2,}(-[a-z]{2,})?$/.test(word));
  if (!plausible || words.some(word => DESKS.has(word) || TITLES.has(word))) return {};

  const [first = '', last = ''] = words.map(asWritten);
  return { name: `${first} ${last}`, first_name: first, last_name: last };
}

function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  while (words.length > 1 && TITLES.has(bare(words[0] ?? ''))) words.shift();
  while (words.length > 1 && ENDINGS.has(bare(words.at(-1) ?? ''))) words.pop();
  return words;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,]/g, '');
}

function isName(word: string): boolean {
  return /^[\p{L}\p{M}]{2,}(?:[-'’‐·][\p{L}\p{M}]+)*$/u.test(word);
}

function isInitial(word: string): boolean {
  return /^\p{L}\.?$/u.test(word);
}

/** “ADA” and “ada” become “Ada”; “McKay” and “李” stay. */
function asWritten(word: string): string {
  const oneCase = word === word.toUpperCase() || word === word.toLowerCase();
  if (!oneCase) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’‐])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

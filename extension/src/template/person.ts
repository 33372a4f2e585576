import type { Person } from './context';
import { familyMayBeFirst } from './family_first';
import { isCompany, isPseudonym, NOBODY } from './no_one';
import { eastAsianNames } from './person_cjk';
import { asWritten, isNoName, namesOf } from './person_parts';

/**
 * A person out of what a mail client shows. What is certain is filled in, what is not stays away: a wrong
 * first name is worse than none.
 */
export function personFrom(display: string, email?: string): Person {
  const { name, address } = apart(display, email);
  const person: Person = {};
  if (address) person.email = address;

  const shown = withoutNotes(name);
  if (shown === '' || shown.includes('@') || NOBODY.has(shown.toLowerCase())) {
    return { ...namesFromAddress(address), ...person };
  }
  person.name = shown;
  if (isCompany(shown) || isPseudonym(name) || /\d/.test(shown)) return person;
  return { ...person, ...(eastAsianNames(shown) ?? namesOf(shown)) };
}

/** Nobody is called longer; UTF-16 code units. */
const LONGEST_NAME = 300;

/** `Ada Lovelace <ada@shop.test>`, or the older `ada@shop.test (Ada Lovelace)`. */
function apart(display: string, email?: string): { name: string; address: string } {
  const text = display
    .slice(0, LONGEST_NAME)
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  const bracketed = /^(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>\s*$/s.exec(text);
  const commented = /^([^<>\s]+@[^<>\s]+)\s+\((.+)\)$/s.exec(text);
  const name = unquoted(bracketed?.[1] ?? commented?.[2] ?? text);
  const address = email || bracketed?.[2] || commented?.[1] || (isAddress(text) ? text : '');
  return { name, address: isAddress(address.trim()) ? address.trim().toLowerCase() : '' };
}

function isAddress(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^["'“”„‘’«»「]+\s*|\s*["'“”‘«»」]+$/g, '')
    .trim();

/** Without pictures, “(via Shop)”, “[External]”, “via Google Groups”, “from Shop”, “| Shop”. */
function withoutNotes(name: string): string {
  const plain = name
    .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f/gu, ' ')
    .replace(/\s*[([（【［][^)\]）】］]*[)\]）】］]\s*/g, ' ')
    .replace(/\s+(via|from|at)\s+\S.*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return unquoted(withoutCompany(plain));
}

/** “Ada Lovelace | Shop GmbH”, “Shop – Ada Lovelace”: the part that is no company’s, if just one is not. */
function withoutCompany(name: string): string {
  const parts = name.split(/\s+[|•·@/–—-]\s+/);
  const people = parts.filter(part => !isCompany(part));
  return parts.length > 1 && people.length === 1 ? (people[0] ?? name) : name;
}

/** Where an address says what it is for: `no.reply@`, `my.shop@`. */
const ADDRESS_WORDS: ReadonlySet<string> = new Set(['no', 'do', 'not', 'my', 'your', 'our']);

function namesFromAddress(address: string): Person {
  const [local = ''] = address.split('@');
  const words = local.replace(/\+.*$/, '').split('.');
  const plausible = words.length === 2 && words.every(word => /^[a-z]{2,}(-[a-z]{2,})?$/.test(word));
  if (!plausible || words.some(word => isNoName(word) || isCompany(word) || NOBODY.has(word))) return {};
  if (ADDRESS_WORDS.has(words[0] ?? '') || familyMayBeFirst(words)) return {};

  const [first = '', last = ''] = words.map(asWritten);
  return { name: `${first} ${last}`, first_name: first, last_name: last };
}

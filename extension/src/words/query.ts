import en from './en/query.json';
import indonesian from './id/query.json';
import { LANGUAGES, type Language } from './language';
import { language } from './say';
import zh from './zh/query.json';

/**
 * A search as the library reads it, with its own words for what narrows it, in whatever language and with whatever
 * colon and quotes they were typed: `标签：退款` is `tag:退款`. The words of all languages are known to everybody, so
 * that a link to a search may be given to a colleague.
 */
export function plainQuery(text: string): string {
  return rewritten(text, plainOperator, plainState);
}

/** The same in the language that is spoken, from what `plainQuery` gives. */
export function spokenQuery(plain: string): string {
  return rewritten(plain, by => OPERATORS.has(by) && spoken(by), spoken);
}

type Naming<Name> = (word: string) => Name;

function rewritten(
  text: string,
  operator: Naming<string | false | undefined>,
  state: Naming<string>,
): string {
  return text.replace(NARROWING, (whole, word: string, quoted?: string, bare = '') => {
    const by = operator(word);
    const value = quoted ?? bare;
    const to = by === 'is' || word === 'is' ? state(value) : value;
    return by ? `${by}:${/\s/u.test(to) ? `"${to}"` : to}` : whole;
  });
}

/** Read in all languages, and where no catalogue can be loaded; so they lie beside the code. */
const FILES: Record<Language, Record<string, string>> = { en, zh, id: indonesian };
const OPERATORS = new Set(['in', 'tag', 'lang', 'by', 'is']);

/** A word, a colon of any keyboard, and what stands behind it: in quotes of any keyboard, or up to a space. */
const NARROWING = /(?<=^|\s)(\p{L}+)[:：](?:["“”]([^"“”]*)["“”]?|([^\s"“”]*))/gu;

const known = LANGUAGES.flatMap(each => Object.keys(en).map(name => ({ name, word: wordFor(name, each) })));

function plainOperator(typed: string): string | undefined {
  return known.find(({ word, name }) => OPERATORS.has(name) && word === typed.toLowerCase())?.name;
}

/** As one types, the first letters of a state are that state. */
function plainState(typed: string): string {
  const begun = typed.toLowerCase().trim();
  const state = known.find(({ word, name }) => !OPERATORS.has(name) && word.startsWith(begun));
  return (begun && state?.name) || typed;
}

const spoken = (name: string): string => wordFor(name, language());

/** Nothing but the name itself where it has no other. The build makes a message a list of its pieces. */
function wordFor(name: string, each: Language): string {
  return Object.hasOwn(en, name) ? String(FILES[each][name]) : name;
}

import { primaryOf } from '@/template/in_language';
import { fold } from './fold';

/**
 * Whether a template's language (BCP 47) is the one that a search asks for, folded: by its code (`zh` takes in
 * `zh-CN`), or by the beginning of a name that it has in a language of the screens or calls itself by.
 */
export function isAskedFor(language: string, asked: string): boolean {
  if (`${fold(language)}-`.startsWith(`${asked}-`)) return true;
  // `fr` is French, and not also Frisian.
  if (language === '' || /^[a-z]{1,2}$/.test(asked)) return false;
  return namesOf(language).some(name => name.startsWith(asked));
}

const known = new Map<string, readonly string[]>();

function namesOf(language: string): readonly string[] {
  const names = known.get(language) ?? madeNames(language);
  known.set(language, names);
  return names;
}

/** Of the very language (`繁体中文`), and of the one that it is an edition of (`中文`). */
function madeNames(language: string): readonly string[] {
  const primary = primaryOf(language);
  const named = [...SPOKEN, primary].flatMap(speaker => [
    nameIn(speaker, language),
    nameIn(speaker, primary),
  ]);
  return [...named, ...(OTHER_NAMES[primary] ?? [])].map(fold);
}

const SPOKEN = ['en', 'zh', 'id'] as const;

/** What people write, in small letters, and the browser's lists do not have. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  en: ['英文', 'bahasa inggris'],
  zh: ['mandarin', 'bahasa mandarin', 'cina', '汉语', '华语'],
  id: ['bahasa indonesia', '印尼语', '印尼文'],
};

/** The tag where it has no name, or is none. */
function nameIn(speaker: string, language: string): string {
  try {
    return new Intl.DisplayNames([speaker], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

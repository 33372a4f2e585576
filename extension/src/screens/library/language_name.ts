import { locales } from '@/words/say';

/** A language as the person's own language calls it: `zh-CN` is “Chinese (China)”; the tag where it has no name. */
export function languageName(tag: string): string {
  try {
    return (
      new Intl.DisplayNames([...locales()], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
    );
  } catch {
    return tag;
  }
}

/**
 * Of templates that one shortcut opens, those in this language, else in any edition of it (`zh-TW` where `zh-CN` is
 * wanted), else those of no language; all of them where that settles nothing.
 */
export function inLanguage<Each extends { language: string }>(
  wanted: string,
  templates: readonly Each[],
): readonly Each[] {
  if (wanted === '') return templates;
  const fitting = [
    templates.filter(each => each.language.toLowerCase() === wanted.toLowerCase()),
    templates.filter(each => primaryOf(each.language) === primaryOf(wanted)),
    templates.filter(each => each.language === ''),
  ];
  return fitting.find(some => some.length > 0) ?? templates;
}

/** `zh` of `zh-Hant-TW`. */
export function primaryOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

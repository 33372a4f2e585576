import { spoken } from './date_words';
import { bounded } from './lists';
import { joined } from './values';

/** Several texts as one says them: `Ada, Ben and Chen`, `Ada、Ben和Chen`; with `or` the other word. */
export function listInWords(texts: string[], kind: 'and' | 'or', locale: string): string {
  bounded(texts);
  joined(texts, '  and  ');
  const type = kind === 'or' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat(withoutSerialComma(spoken(locale)), { type }).format(texts);
}

/** English as most people write a greeting: no comma before the “and”, in America either. */
function withoutSerialComma(locale: string): string {
  return /^en\b/i.test(locale) ? 'en-GB' : locale;
}

import { DATE_STYLES, unknownCode } from './date_words';
import { Moment, shifted } from './dates';
import { isCurrency } from './number_words';
import { Trouble } from './trouble';
import { nearest } from './vocabulary';

/** What is wrong with the text behind a filter, which can be said without rendering. */
export function wrongText(filter: string, text: string): { message: string; suggestion: string } | null {
  if (filter === 'money' && !isCurrency(text)) {
    return { message: `“${text}” is not a currency.`, suggestion: 'expected three letters, e.g. "EUR"' };
  }
  if ((filter === 'list' || filter === 'names') && !['and', 'or'].includes(text)) {
    const near = nearest(text, ['and', 'or']);
    const suggestion = near ? `did you mean ${near}?` : 'expected and, or';
    return { message: `The filter “${filter}” knows no “${text}”.`, suggestion };
  }
  if (filter === 'date') return wrongStyle(text);
  return filter === 'shift' ? wrongPhrase(text) : null;
}

/** A style by its name, or a pattern; anything else would be written as it is. */
function wrongStyle(style: string): { message: string; suggestion: string } | null {
  const unknown = unknownCode(style);
  if (unknown) {
    return { message: `A date has no “${unknown}”.`, suggestion: 'expected e.g. "%d %B %Y" or "%H:%M"' };
  }
  if (style === '' || style.includes('%') || DATE_STYLES.includes(style)) return null;
  const near = nearest(style, DATE_STYLES);
  const suggestion = near ? `did you mean ${near}?` : `expected ${DATE_STYLES.join(', ')}, or e.g. "%d %B"`;
  return { message: `A date cannot be written as “${style}”.`, suggestion };
}

function wrongPhrase(phrase: string): { message: string; suggestion: string } | null {
  try {
    shifted(SOME_DAY, phrase);
    return null;
  } catch (wrong) {
    if (!(wrong instanceof Trouble)) throw wrong;
    return { message: wrong.message, suggestion: wrong.suggestion };
  }
}

const SOME_DAY = new Moment(Date.UTC(2026, 10, 21), true);

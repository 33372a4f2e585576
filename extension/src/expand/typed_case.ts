import type { LetterCase } from '@/template/cased';

/**
 * How a shortcut was typed: `Thx` or `THX` where the template says `thx`. A shortcut of one letter can only be begun
 * with a capital; one that is typed as its template writes it says nothing.
 */
export function typedCase(typed: string, shortcut: string): LetterCase {
  if (typed.normalize('NFKC') === shortcut.normalize('NFKC')) return 'as written';
  const letters = [...typed.normalize('NFKC')].filter(isCased);
  const [first] = letters;
  if (first === undefined || !isCapital(first)) return 'as written';
  return letters.length > 1 && letters.every(isCapital) ? 'capitals' : 'capital';
}

const isCased = (letter: string): boolean => letter.toLowerCase() !== letter.toUpperCase();
const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();

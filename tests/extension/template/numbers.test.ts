import { expect, test } from 'vitest';
import { decimalSign, moneyInWords, numberInWords } from '@/template/number_words';
import { exact, numberFrom, rounded } from '@/template/numbers';
import { QUESTION_KINDS } from '@/template/question';
import words from '../../../shared_templates/vocabulary.json';

const LOCALES = ['en', 'en-GB', 'en-IN', 'de', 'de-CH', 'fr', 'es', 'id', 'zh-CN', 'ja', 'ru', 'pt-BR', 'pl', 'tr', 'vi'];

test.each(LOCALES)('what is written in %s is read as the same number', locale => {
  for (const amount of amounts()) {
    const written = numberInWords(amount, 2, locale);
    expect([written, numberFrom(written, decimalSign(locale))]).toEqual([written, amount]);
  }
});

test('any chain of cents is as exact as whole cents are', () => {
  let [sum, cents] = [0, 0];
  for (const amount of amounts()) {
    sum = exact(sum + amount);
    cents += Math.round(amount * 100);
    expect(rounded(sum, 2)).toBe(cents / 100);
  }
});

test('a half goes away from zero, whatever stands before it', () => {
  for (let whole = 0; whole < 10_000; whole += 7) {
    for (const cent of [0, 1, 37, 99]) {
      const digits = `${whole}.${String(cent).padStart(2, '0')}`;
      const up = Math.round(whole * 100 + cent + 1) / 100;
      expect([digits, rounded(Number(`${digits}5`), 2)]).toEqual([digits, up]);
      expect(rounded(-Number(`${digits}5`), 2)).toBe(-up);
    }
  }
});

test('an amount always has its cents', () => {
  expect(moneyInWords(1e12, 'EUR', 'en')).toBe('€1,000,000,000,000.00');
  expect(moneyInWords(0, 'EUR', 'de')).toBe('0,00 €');
  expect(moneyInWords(-0, 'EUR', 'de')).toBe('0,00 €');
});

test('every kind of question is in the vocabulary', () => {
  expect(Object.keys(words.questions)).toEqual([...QUESTION_KINDS]);
});

/** The same 2,000 amounts of money each time, small and large, with cents. */
function amounts(): number[] {
  let seed = 20261121;
  return Array.from({ length: 2000 }, (_, index) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return (seed % 10 ** (2 + (index % 8))) / 100;
  });
}

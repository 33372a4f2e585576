import { primaryOf } from '@/template/in_language';

/** Templates that one shortcut opens, those first that a message's writer reads; the order stays otherwise. */
export function likeliestFirst<Each extends { template: { language: string } }>(
  opened: readonly Each[],
  message: string,
  locale: string,
): Each[] {
  const spoken = languageOf(message);
  const rank = ({ template }: Each): number => {
    const language = primaryOf(template.language);
    if (language !== '' && language === spoken) return 0;
    return language !== '' && spoken === null && language === primaryOf(locale) ? 1 : 2;
  };
  return [...opened].sort((one, other) => rank(one) - rank(other));
}

/** The language that a text is in, as far as its script or its commonest words tell; null when they do not. */
export function languageOf(text: string): string | null {
  const read = text.slice(0, MOST);
  for (const [language, script] of SCRIPTS) {
    if ((read.match(script)?.length ?? 0) * SHARE > read.length) return language;
  }
  const words = new Set(read.toLowerCase().match(/\p{L}+/gu));
  const counts = Object.entries(WORDS).map(
    ([language, known]) => [language, known.filter(word => words.has(word)).length] as const,
  );
  const [[best, most] = ['', 0], [, next] = ['', 0]] = counts.sort((one, other) => other[1] - one[1]);
  return most >= 2 && most > next ? best : null;
}

/** UTF-16 code units: a language shows in its first lines, and a quoted thread may be long. */
const MOST = 2_000;
/** One letter in so many: a Chinese message may quote English names and addresses. */
const SHARE = 6;

/** Kana before Han, which Japanese writes, too. */
const SCRIPTS: readonly [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];

/** Words that hardly a message of the language lacks, and that the others do not have. */
const WORDS: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    en: 'the and you your have is this what my was with for are not it please hello',
    id: 'saya yang dan ini belum sudah tidak apakah bisa untuk dengan kami anda terima kasih mohon halo',
    de: 'ich und die der das ist nicht wir sie mein bitte haben mit eine hallo',
    fr: 'je vous le et est pas une mon pour les nous merci bonjour dans avec',
    es: 'el los que está mi por para una con usted gracias hola pero muy cuando',
    pt: 'não você meu uma obrigado olá está eu com são mas foi muito pedido quando',
    it: 'il che non sono della grazie mio per una ciao gli questo ho ordine quando',
    nl: 'ik het een niet van mijn en dat heb bedankt voor nog wanneer hallo jullie',
  }).map(([language, words]) => [language, words.split(' ')]),
);

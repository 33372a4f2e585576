import { fold } from './fold';

/**
 * The words of a text by which one topic is told from another, folded and in order, again and again where they come
 * again: words of Latin and other alphabets without their endings, pairs of neighbours where a script is written
 * without spaces. What every letter holds is left out.
 */
export function tellingWords(text: string): string[] {
  const words: string[] = [];
  for (const [run] of fold(text).matchAll(RUN)) {
    if (UNSPACED.test(run)) for (let i = 1; i < run.length; i++) words.push(run.slice(i - 1, i + 1));
    else if (run.length > 2 && !IS_NUMBER.test(run) && !COMMON.has(run)) words.push(withoutEnding(run));
  }
  return words.filter(word => !COMMON.has(word));
}

/** Whether a folded word stands in any message, whatever it is about. */
export function isCommon(word: string): boolean {
  return COMMON.has(word) || (word.length < 3 && LATIN.test(word)) || ASIDE.has(word);
}

const LATIN = /^\p{Script=Latin}+$/u;
/** What goes beside the words of a Chinese question. */
const ASIDE = new Set('什么时候 为什么 怎么办 怎么样 多久 多少 几天 我要 我想 想要'.split(' '));

/** Runs of one kind: Chinese and Japanese, or letters and digits. */
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const IS_NUMBER = /^\p{N}+$/u;

/** English and Indonesian endings that change no topic; what is left is compared with its like, never shown. */
function withoutEnding(word: string): string {
  if (word.length < 5) return word;
  const bare = word.replace(/(?:ation|ies|ing|ed|es|s|e|y|nya|kan|lah)$/, rest =>
    word.length - rest.length < 3 ? rest : '',
  );
  // `cancelled` is `cancel`, `shipping` is `ship`.
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

/** Words that stand in any message of a customer, whatever it is about. */
const COMMON = new Set(
  (
    'the and for are but not you your yours our ours all any can had has have her his him its was were who why how ' +
    'this that these those with from they them their there here what when where which while will would could should ' +
    'been being about after again also because before between both did does doing done each few get got just know ' +
    'like make many may more most much need now only other over please really said same say see some still such ' +
    'take than thank thanks then think too under until very want way well went yes yet dear hello regards best kind ' +
    'sincerely team sent into onto one two day days let been ' +
    'yang dan untuk dari dengan ini itu ada adalah akan atau bisa dalam jadi jika juga kami kamu anda kalau karena ' +
    'kita lagi mau mohon nya oleh pada saja sangat saya sampai sebagai sudah belum tidak tak tolong terima kasih kak ' +
    'min halo selamat pagi siang sore malam apa apakah bagaimana kapan mana dong sih deh yah nih ' +
    '你好 您好 请问 谢谢 我们 你们 您的 我的 你的 什么 怎么 可以 一下 这个 那个 现在 已经 还是 没有 不是 是不 能不 ' +
    '不能 的话 一个 这样 如果 因为 所以 但是 就是 麻烦 一直 为什 知道 时候 亲亲'
  ).split(' '),
);

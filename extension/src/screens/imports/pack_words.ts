import english from '@/words/en/packs.json';
import { problemWords } from '../library/problem_words';
import { finderIn, sayKnown } from '../parts/known_words';

const found = finderIn(english, key => `packs.${key}`);

/** What is wrong in a pack, in the language of the screens; the column in front of it, if any, stays. */
export function packWords(detail: string): string {
  const [, column = '', sentence = ''] = /^(\d+: )?(.*)$/s.exec(detail) ?? [];
  const known = found(sentence);
  return column + (known ? sayKnown(known) : withHint(sentence));
}

/** A problem of a template with its hint behind it, as one text; both are known by themselves. */
function withHint(sentence: string): string {
  const [, message, hint] = /^(.+?[.”]) (\p{Lu}.*)$/su.exec(sentence) ?? [];
  if (!message || !hint) return problemWords(sentence);
  return `${problemWords(message)} ${problemWords(hint.charAt(0).toLowerCase() + hint.slice(1).replace(/\.$/, ''))}`;
}

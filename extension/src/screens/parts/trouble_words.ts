import english from '@/words/en/troubles.json';
import { finderIn, sayKnown } from './known_words';

const found = finderIn(english, key => `troubles.${key}`);

/**
 * What stops a template while it is filled in, in the language of the screens. The English sentence is how it is
 * known: the service's reader of templates and ours agree on it to the letter.
 */
export function troubleWords(sentence: string): string {
  const known = found(sentence);
  return known ? sayKnown(known) : sentence;
}

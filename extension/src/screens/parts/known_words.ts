import type { Word } from '@/words/areas';
import { say } from '@/words/say';

/** A sentence that comes in English, as the word that says it and the values that stood in it. */
interface Known {
  word: Word;
  values: Record<string, string>;
}

/** Finds the message that a sentence is an instance of, the first of several; null for one that nobody wrote. */
export function finderIn<Key extends string>(messages: Record<Key, unknown>, wordOf: (key: Key) => Word) {
  const patterns = (Object.keys(messages) as Key[]).map(key => ({
    word: wordOf(key),
    pattern: patternOf(messages[key]),
  }));
  return (sentence: string): Known | null => {
    for (const { word, pattern } of patterns) {
      const found = pattern.exec(sentence);
      if (found) return { word, values: { ...found.groups } };
    }
    return null;
  };
}

export function sayKnown({ word, values }: Known): string {
  return say(word, values);
}

/** Of a message as the build leaves it: texts, and the names of what stands between them. */
function patternOf(message: unknown): RegExp {
  const pieces = (Array.isArray(message) ? message : [message]) as (string | [string])[];
  const source = pieces.map(piece => (typeof piece === 'string' ? escaped(piece) : `(?<${piece[0]}>.+)`));
  return new RegExp(`^${source.join('')}$`, 's');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

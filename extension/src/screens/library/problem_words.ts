import english from '@/words/en/problems.json';
import { finderIn, sayKnown } from '../parts/known_words';
import { troubleWords } from '../parts/trouble_words';

const found = finderIn(english, key => `problems.${key}`);

/** What is wrong with a template, or how to mend it, in the language of the screens; known as `troubleWords` says. */
export function problemWords(sentence: string): string {
  const trouble = troubleWords(sentence);
  if (trouble !== sentence) return trouble;
  const known = found(sentence);
  if (!known) return sentence;
  const { problem } = known.values;
  return sayKnown(
    problem ? { ...known, values: { ...known.values, problem: problemWords(problem) } } : known,
  );
}

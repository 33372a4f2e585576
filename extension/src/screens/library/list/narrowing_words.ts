import type { ListNarrowing } from '@/library/list_query';
import { spokenQuery } from '@/words/query';
import { say } from '@/words/say';
import { languageName } from '../language_name';
import { type State, stateOf } from './narrowing';

/** What a narrowing leaves, in a few words: `Tag: refund`, `Unused here`. */
export function narrowingWords({ by, to }: ListNarrowing): string {
  switch (by) {
    case 'in':
      return say('library.narrowed_in', { name: to });
    case 'tag':
      return say('library.narrowed_tag', { name: to });
    case 'lang':
      return say('library.narrowed_lang', { name: languageName(to) });
    case 'by':
      return say('library.narrowed_by', { name: to });
    case 'is': {
      const state = stateOf(to);
      return state ? stateWords(state) : spokenQuery(`is:${to}`);
    }
  }
}

export function stateWords(state: State): string {
  return say(`library.state_${state}`);
}

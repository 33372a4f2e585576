import { withoutThis } from '@/library/list_query';
import { plainQuery, spokenQuery } from '@/words/query';
import { say } from '@/words/say';
import { Icon } from '../../parts/icon';
import type { Shared } from '../side_bar';
import { narrowingWords } from './narrowing_words';

/** What narrows the list, each to be taken away. */
export function Chips({ place, go, doings }: Pick<Shared, 'place' | 'go' | 'doings'>) {
  if (doings.narrowings.length === 0) return null;
  return (
    <ul class="narrowings" aria-label={say('library.narrowed')}>
      {doings.narrowings.map(narrowing => (
        <li key={`${narrowing.by}:${narrowing.to}`} class="narrowing">
          <span dir="auto">{narrowingWords(narrowing)}</span>
          <button
            type="button"
            aria-label={say('library.widen', { filter: narrowingWords(narrowing) })}
            onClick={() => go({ query: spokenQuery(withoutThis(plainQuery(place.query), narrowing)) })}
          >
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}

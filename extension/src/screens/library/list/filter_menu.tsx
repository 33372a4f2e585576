import { fold } from '@/library/fold';
import { type ListNarrow, listQueryIn, narrowedBy, withoutThis } from '@/library/list_query';
import { plainQuery, spokenQuery } from '@/words/query';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import { Icon } from '../../parts/icon';
import { Menu, MenuItem } from '../../parts/menu';
import { actionName, tooltip } from '../actions';
import { languageName } from '../language_name';
import type { Shared } from '../side_bar';
import { authorName } from '../use_people';
import { STATES } from './narrowing';
import { stateWords } from './narrowing_words';

/** What the list can be narrowed by; each choice writes its words into the search. */
export function FilterMenu({ view, place, go, doings }: Shared) {
  const { open, opened } = doings.filters;
  return (
    <Menu
      label={tooltip('filter')}
      looks="quiet filter-button"
      open={open}
      opened={opened}
      button={
        <>
          <Icon name="filter" size={14} /> <span class="wide-only">{say('library.filter')}</span>
        </>
      }
    >
      {open && <Choices {...{ view, place, go, doings }} />}
    </Menu>
  );
}

interface Choice {
  to: string;
  words: string;
  count?: number;
}

function Choices({ view, place, go, doings }: Shared) {
  const states = STATES.map(to => ({ to, words: stateWords(to) }));
  const groups: { by: ListNarrow; name: string; choices: Choice[] }[] = [
    { by: 'is', name: actionName('filter'), choices: states },
    { by: 'lang', name: say('library.column_language'), choices: languages(view.entries) },
    { by: 'tag', name: say('library.tags'), choices: tags(view.entries) },
    { by: 'by', name: say('library.author'), choices: authors(view.entries, doings.people) },
  ];
  const query = plainQuery(place.query);
  const { narrowings } = listQueryIn(query);
  const holds = (by: ListNarrow, to: string) =>
    narrowings.some(each => each.by === by && each.to === fold(to));
  const turn = (by: ListNarrow, to: string) =>
    go({
      query: spokenQuery(
        holds(by, to) ? withoutThis(query, { by, to: fold(to) }) : narrowedBy(query, by, to),
      ),
    });

  return (
    <>
      {groups
        .filter(({ choices }) => choices.length > 0)
        .map(({ by, name, choices }) => (
          <fieldset key={by} aria-label={name} class="menu-group">
            <div class="menu-head" aria-hidden="true">
              {name}
            </div>
            {choices.map(({ to, words, count }) => (
              <MenuItem key={to} checked={holds(by, to)} chosen={() => turn(by, to)}>
                <span class="menu-words" dir="auto">
                  {words}
                </span>
                {count !== undefined && <span class="folder-count">{shownNumber(count)}</span>}
                <Icon name="check" size={14} />
              </MenuItem>
            ))}
          </fieldset>
        ))}
    </>
  );
}

type Entries = Shared['view']['entries'];

function languages(entries: Entries): Choice[] {
  const found = counted(entries.map(({ template }) => template.language).filter(Boolean));
  return found.map(([to, count]) => ({ to, words: languageName(to), count }));
}

function tags(entries: Entries): Choice[] {
  return counted(entries.flatMap(({ template }) => template.tags))
    .slice(0, MOST_TAGS)
    .map(([to, count]) => ({ to, words: to, count }));
}

/** The rest is typed: nobody reads a longer list. */
const MOST_TAGS = 30;

function authors(entries: Entries, people: Shared['doings']['people']): Choice[] {
  const names = entries.map(entry => authorName(entry, people)).filter(Boolean);
  const found = counted(names);
  return found.length < 2 ? [] : found.map(([to, count]) => ({ to, words: to, count }));
}

/** Each once, the most frequent first. */
function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

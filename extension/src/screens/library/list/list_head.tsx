import type { RefObject } from 'preact';
import { spokenQuery } from '@/words/query';
import { say } from '@/words/say';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { ACTIONS, actionName, shownKey, tooltip } from '../actions';
import { pathOf } from '../folders/branches';
import { folderName } from '../folders/folder_name';
import type { Shared } from '../side_bar';
import { useFocusKept } from '../use_focus_kept';
import { Chips } from './chips';
import { FilterMenu } from './filter_menu';
import { FolderMenu } from './folder_menu';

interface ListHeadProps extends Shared {
  search: RefObject<HTMLInputElement | null>;
}

/** Which folder is listed, the search over it, what narrows it, and what can be done with it as a whole. */
export function ListHead({ view, place, go, doings, search }: ListHeadProps) {
  const folder = view.folders.find(each => each.id === place.folder);
  const { rows, selection } = doings;
  // What is taken away of a search or a selection takes its button with it.
  useFocusKept(`${place.query} ${selection.ids.size > 0}`, ['.rows', '.list-header .input']);
  return (
    <header class="list-header">
      <div class="list-title">
        <span class="drawer-only">
          <IconButton label={tooltip('folders')} onClick={() => doings.run('folders')}>
            <Icon name="menu" />
          </IconButton>
        </span>
        <h1 dir="auto" title={folder && pathOf(folder, view.folders).join(' / ')}>
          {folder ? folderName(folder) : say('library.all_templates')}
        </h1>
        <FilterMenu {...{ view, place, go, doings }} />
        <FolderMenu doings={doings} />
        <Button
          weight="primary"
          class="create"
          title={tooltip('create')}
          aria-label={actionName('create')}
          // Who clicks twice out of habit wants one.
          onClick={({ detail }) => detail < 2 && doings.run('create')}
        >
          <Icon name="plus" /> <span class="wide-only">{say('library.new')}</span>
        </Button>
      </div>
      <div class="search-box">
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          class="input"
          dir="auto"
          aria-label={actionName('search')}
          placeholder={say('library.search_by_key', { key: shownKey(ACTIONS.search.key) })}
          title={say('library.searched', { query: spokenQuery(`tag:${say('settings.example_tag')}`) })}
          value={place.query}
          onInput={event => go({ query: event.currentTarget.value })}
          onKeyDown={pressed}
        />
      </div>
      <Chips {...{ place, go, doings }} />
      <p class="unseen" role="status">
        {place.query.trim() && foundWords(rows.length, place.query)}
      </p>
    </header>
  );

  function pressed(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') doings.run('next');
    else if (event.key === 'ArrowUp') doings.run('previous');
    else if (event.key === 'Enter') openFirst();
    else return;
    event.preventDefault();
  }

  function openFirst() {
    const listed = doings.rows.find(row => row.id === doings.chosen?.id) ?? doings.rows[0];
    if (listed) go({ template: listed.id });
  }
}

/** For a screen reader, which is told of nothing that stands elsewhere. */
function foundWords(count: number, query: string): string {
  return count > 0 ? say('library.listed', { count }) : say('library.nothing_fits', { query: query.trim() });
}

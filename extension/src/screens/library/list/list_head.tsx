import type { RefObject } from 'preact';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { ACTIONS, shownKey, tooltip } from '../actions';
import { pathOf } from '../folders/branches';
import type { Shared } from '../side_bar';

interface ListHeadProps extends Shared {
  search: RefObject<HTMLInputElement | null>;
}

/** Which folder is listed, the search over it, and what can be done with it as a whole. */
export function ListHead({ view, place, go, doings, search }: ListHeadProps) {
  const folder = view.folders.find(each => each.id === place.folder);
  const path = folder && pathOf(folder, view.folders).join(' / ');
  const own = folder?.kind === 'browser' && folder.id !== 'browser' ? folder : null;

  return (
    <header class="list-header">
      <div class="list-title">
        <h1 dir="auto" title={path}>
          {folder?.name ?? 'All templates'}
        </h1>
        <select
          class="input folder-select"
          aria-label="Folder"
          value={place.folder ?? ''}
          onChange={event => go({ folder: event.currentTarget.value || null, query: '' })}
        >
          <option value="">All templates</option>
          {view.folders.map(each => (
            <option key={each.id} value={each.id}>
              {pathOf(each, view.folders).join(' / ')}
            </option>
          ))}
        </select>
        <span class="list-actions">
          {own && (
            <>
              <Button
                weight="quiet"
                title={tooltip('renameFolder')}
                onClick={() => doings.run('renameFolder')}
              >
                Rename
              </Button>
              <Button
                weight="quiet"
                title="Delete the folder; its templates move up"
                onClick={() => doings.removeFolder(own)}
              >
                Delete folder
              </Button>
            </>
          )}
          <Button
            weight="quiet"
            aria-label={ACTIONS.importPack.name}
            title={tooltip('importPack')}
            onClick={() => doings.run('importPack')}
          >
            Import
          </Button>
          <Button
            weight="quiet"
            aria-label={ACTIONS.exportPack.name}
            title={tooltip('exportPack')}
            onClick={() => doings.run('exportPack')}
          >
            Export
          </Button>
        </span>
        <Button
          weight="primary"
          class="create"
          title={tooltip('create')}
          onClick={() => doings.run('create')}
        >
          <Icon name="plus" /> <span>New</span>
        </Button>
        <span class="narrow-only">
          <IconButton label={tooltip('settings')} onClick={() => doings.run('settings')}>
            <Icon name="gear" />
          </IconButton>
        </span>
      </div>
      <div class="search-box">
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          class="input"
          dir="auto"
          aria-label="Search templates"
          placeholder={`Search (${shownKey(ACTIONS.search.key)})`}
          title="Titles, shortcuts, tags and words"
          value={place.query}
          onInput={event => go({ query: event.currentTarget.value })}
          onKeyDown={event => {
            if (event.isComposing) return;
            if (event.key === 'ArrowDown') doings.run('next');
            else if (event.key === 'ArrowUp') doings.run('previous');
            else if (event.key === 'Enter') openFirst();
            else return;
            event.preventDefault();
          }}
        />
      </div>
    </header>
  );

  function openFirst() {
    const listed = doings.rows.find(row => row.id === doings.chosen?.id) ?? doings.rows[0];
    if (listed) go({ template: listed.id });
  }
}

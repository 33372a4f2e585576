import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { later } from '../parts/later';
import { ACTIONS, actionName, shownKey } from './actions';
import type { Drafts } from './editor/drafts';
import { ListHead } from './list/list_head';
import { SelectionBar } from './list/selection_bar';
import { TemplateList } from './list/template_list';
import { TryIt } from './list/try_it';
import type { StarterPack } from './packs/starter_packs';
import type { Shared } from './side_bar';
import { isOnTheWay } from './use_view';

const Editor = later(async () => (await import('./editor/editor')).Editor);
const FirstRun = later(async () => (await import('./first_run')).FirstRun);

interface TemplatesScreenProps extends Shared {
  workspace: Workspace;
  starters: readonly StarterPack[];
  drafts: Drafts | null;
  notes: Storage;
  sanitise(html: string): string;
  search: RefObject<HTMLInputElement | null>;
  now: Date;
}

/** The list and, beside it, the template that is open. */
export function TemplatesScreen(props: TemplatesScreenProps) {
  const { view, place, go, doings, workspace, starters, drafts, notes, sanitise, search, now } = props;
  const open = view.entries.find(entry => entry.id === place.template);

  if (isOnTheWay(view)) return <OnTheWay />;
  if (view.entries.length === 0) {
    return (
      <FirstRun
        {...{ view, workspace, starters }}
        create={() => doings.run('create')}
        importFile={() => doings.run('importPack')}
        take={starter => go({ screen: 'import', tab: starter.name })}
      />
    );
  }

  return (
    <div class="columns">
      <section class="list-column" aria-label={say('actions.templates')}>
        <ListHead {...{ view, place, go, doings, search }} />
        {doings.rows.length > 0 ? (
          <TemplateList {...{ view, place, go, doings }} now={now.getTime()} />
        ) : (
          <NothingListed {...{ view, place, go, doings }} />
        )}
        {!place.template && (
          <TryIt {...{ view, notes }} surface={workspace.surface} practise={() => doings.run('practice')} />
        )}
        <SelectionBar doings={doings} />
      </section>
      {open && drafts && (
        <Editor
          key={open.id}
          entry={open}
          menu={doings.menu}
          beside={place.beside}
          settle={doings.settle}
          {...{ view, workspace, drafts, notes, sanitise, now }}
          actions={{
            duplicate: () => doings.run('duplicate'),
            move: () => doings.ask({ kind: 'move', entries: [open] }),
            remove: () => void doings.templates.remove([open]),
            history: () => doings.run('history'),
            close: () => {
              doings.point(open.id);
              go({ template: null });
            },
            open: id => go({ template: id, beside: null }),
            beside: id => go({ beside: id }),
          }}
        />
      )}
      {place.template && !open && <Gone key={place.template} back={() => go({ template: null })} />}
    </div>
  );
}

/** A library that has yet to arrive is not an empty one. */
function OnTheWay() {
  return (
    <div class="loading" role="status">
      <p class="muted">{say('sync.on_the_way')}</p>
    </div>
  );
}

/** Says it only after a moment: a template that was just made arrives with the next view. */
function Gone({ back }: { back(): void }) {
  const [sure, setSure] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setSure(true), 500);
    return () => clearTimeout(waiting);
  }, []);

  return (
    <div class="editor">
      {sure && (
        <Empty title={say('library.gone')}>
          <Button onClick={back}>{say('library.back_to_list')}</Button>
        </Empty>
      )}
    </div>
  );
}

function NothingListed({ view, place, go, doings }: Shared) {
  const { query, folder } = place;
  if (folder && !view.folders.some(({ id }) => id === folder)) {
    return (
      <Empty title={say('library.folder_not_here')}>
        <Button onClick={() => doings.run('all')}>{actionName('all')}</Button>
      </Empty>
    );
  }
  if (query.trim()) {
    return <NothingFound {...{ query, folder, go }} />;
  }
  return (
    <Empty title={say('library.folder_empty')}>
      <Button weight="primary" keys={shownKey(ACTIONS.create.key)} onClick={() => doings.run('create')}>
        {actionName('create')}
      </Button>
    </Empty>
  );
}

function NothingFound({ query, folder, go }: Pick<Shared['place'], 'query' | 'folder'> & Pick<Shared, 'go'>) {
  const clear = <Button onClick={() => go({ query: '' })}>{say('library.clear_search')}</Button>;
  if (query.trim() === 'is:favourite') {
    return (
      <Empty title={say('library.no_favourites')}>
        <p>{say('library.no_favourites_hint', { key: shownKey(ACTIONS.favour.key) })}</p>
        {clear}
      </Empty>
    );
  }
  return (
    <Empty title={say('library.nothing_fits', { query: query.trim() })}>
      <p>{say('library.searched')}</p>
      <span class="empty-acts">
        {folder && <Button onClick={() => go({ folder: null })}>{say('library.search_everywhere')}</Button>}
        {clear}
      </span>
    </Empty>
  );
}

import { useMemo, useState } from 'preact/hooks';
import type { Answered } from '@/library/service';
import { say } from '@/words/say';
import { MoveDialog } from '../library/folders/move_dialog';
import type { ScreenProps } from '../library/lazy_screens';
import { PageHead } from '../library/page_head';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { reasonWords } from '../parts/reason_words';
import { unansweredWords } from '../parts/unanswered_words';
import { Waiting } from '../versions/unanswered';
import { useAnswer } from '../versions/use_answer';
import { EraseDialog } from './erase_dialog';
import { bringBack, erase, type TrashFound, type TrashItem, trashOf } from './trash_items';
import { TrashLine } from './trash_line';

type Asking = { kind: 'where' | 'erase'; item: TrashItem };

/** What was deleted in the last weeks: looked at, brought back, or deleted for good. */
export function TrashScreen({ view, go, doings, workspace, sanitise, now }: ScreenProps) {
  const [asking, ask] = useState<Asking | null>(null);
  const [query, setQuery] = useState('');
  const teams = view.account?.teams.map(team => team.id).join(' ') ?? '';
  const [found, again] = useAnswer(
    async (): Promise<Answered<TrashFound>> => ({ kind: 'told', value: await trashOf(workspace, view) }),
    [workspace, teams, view.sync.waiting],
  );
  const close = () => ask(null);

  const back = async (item: TrashItem, folder: string | null) => {
    const outcome = await bringBack(workspace, item, folder);
    if (outcome.kind === 'refused') return doings.say({ message: reasonWords(outcome.reason) });
    const title = item.title || say('versions.untitled');
    doings.say({ message: say('trash.brought_back', { title }) });
    again();
  };
  const end = async (item: TrashItem) => {
    const outcome = await erase(workspace, item);
    if (outcome.kind === 'refused') return doings.say({ message: reasonWords(outcome.reason) });
    doings.say({ message: say('trash.erased', { title: item.title || say('versions.untitled') }) });
    again();
  };

  return (
    <div class="page trash">
      <div class="page-inner">
        <PageHead title={say('trash.title')} />
        <div class="trash-head">
          <p class="muted">{say('trash.lead')}</p>
          <Button onClick={() => go({ screen: 'restore', template: null })}>
            {say('versions.restore_title')}
          </Button>
        </div>
        {found.kind === 'waiting' && <Waiting />}
        {found.kind === 'told' && (
          <>
            {found.value.missing && (
              <p class="note warn" role="status">
                <span>{unansweredWords(found.value.missing)}</span>
                <Button onClick={again}>{say('common.retry')}</Button>
              </p>
            )}
            <TrashList
              {...{ workspace, sanitise, now, query, setQuery }}
              items={found.value.items}
              isWhole={found.value.missing === null}
              back={item => (item.folder_stands ? void back(item, null) : ask({ kind: 'where', item }))}
              erase={item => ask({ kind: 'erase', item })}
            />
          </>
        )}
      </div>
      {asking?.kind === 'erase' && (
        <EraseDialog item={asking.item} erase={() => void end(asking.item)} close={close} />
      )}
      {asking?.kind === 'where' && (
        <MoveDialog
          title={say('trash.where_to', { title: asking.item.title || say('versions.untitled') })}
          folders={view.folders}
          fits={folder =>
            folder.right !== 'use' && (folder.kind === 'browser') === (asking.item.team === null)
          }
          move={folder => void back(asking.item, folder.id)}
          close={close}
        />
      )}
    </div>
  );
}

interface TrashListProps extends Pick<ScreenProps, 'workspace' | 'sanitise' | 'now'> {
  items: readonly TrashItem[];
  isWhole: boolean;
  query: string;
  setQuery(query: string): void;
  back(item: TrashItem): void;
  erase(item: TrashItem): void;
}

function TrashList({ items, isWhole, query, setQuery, ...each }: TrashListProps) {
  const [shown, setShown] = useState(A_PAGE);
  const fitting = useMemo(() => items.filter(item => fits(item, query)), [items, query]);
  if (items.length === 0)
    return isWhole ? <Empty title={say('trash.empty')}>{say('trash.empty_why')}</Empty> : null;
  return (
    <>
      {items.length > FEW && (
        <input
          class="input"
          type="search"
          aria-label={say('trash.find')}
          placeholder={say('trash.find')}
          value={query}
          onInput={event => setQuery(event.currentTarget.value)}
        />
      )}
      <ul class="trash-list">
        {fitting.slice(0, shown).map(item => (
          <TrashLine key={item.key} item={item} {...each} />
        ))}
      </ul>
      {fitting.length === 0 && <p class="muted">{say('trash.none_fits', { query })}</p>}
      {fitting.length > shown && (
        <Button weight="quiet" onClick={() => setShown(shown + A_PAGE)}>
          {say('versions.show_more', { count: Math.min(A_PAGE, fitting.length - shown) })}
        </Button>
      )}
    </>
  );
}

function fits({ title, shortcut, folder_name }: TrashItem, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const said = `${title} ${shortcut} ${folder_name}`.toLowerCase();
  return words.every(word => said.includes(word));
}

const FEW = 8;
const A_PAGE = 100;

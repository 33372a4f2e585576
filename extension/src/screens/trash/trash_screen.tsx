import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answered } from '@/library/service';
import { say } from '@/words/say';
import { MoveDialog } from '../library/folders/move_dialog';
import type { ScreenProps } from '../library/lazy_screens';
import { PageHead } from '../library/page_head';
import { Button } from '../parts/button';
import { reasonWords } from '../parts/reason_words';
import { unansweredWords } from '../parts/unanswered_words';
import { Waiting } from '../versions/unanswered';
import { useAnswer } from '../versions/use_answer';
import { EraseDialog } from './erase_dialog';
import { bringBack, erase } from './trash_acts';
import { type TrashFound, type TrashItem, trashOf } from './trash_items';
import { TrashList } from './trash_list';

type Asking = { kind: 'where' | 'erase' | 'empty'; items: readonly TrashItem[] };

/** What was deleted in the last weeks: looked at, brought back, or deleted for good. */
export function TrashScreen({ view, go, doings, workspace, sanitise, now }: ScreenProps) {
  const [asking, ask] = useState<Asking | null>(null);
  const teams = view.account?.teams.map(team => team.id).join(' ') ?? '';
  const [found, again] = useAnswer(
    async (): Promise<Answered<TrashFound>> => ({ kind: 'told', value: await trashOf(workspace, view) }),
    [workspace, teams, view.sync.waiting],
  );
  const items = found.kind === 'told' ? found.value.items : [];
  const mayEmpty = items.some(item => item.may_erase);
  const close = () => ask(null);
  const inner = useRef<HTMLDivElement>(null);
  const acted = useRef(false);
  // What was acted on takes the button with it that a person came from.
  useEffect(() => {
    if (acted.current && document.activeElement === document.body) inner.current?.focus();
    acted.current = false;
  }, [found]);

  const back = async (brought: readonly TrashItem[], instead: string | null) => {
    const outcome = await bringBack(workspace, brought, instead);
    const message =
      outcome.kind === 'refused'
        ? reasonWords(outcome.reason)
        : say('trash.brought_back', { count: brought.length, title: titleOf(brought) });
    doings.say({ message });
    acted.current = true;
    again();
  };
  const end = async (ended: readonly TrashItem[]) => {
    const outcome = await erase(workspace, ended);
    const message =
      outcome.kind === 'refused'
        ? reasonWords(outcome.reason)
        : say('trash.erased', { count: ended.length, title: titleOf(ended) });
    doings.say({ message });
    acted.current = true;
    again();
  };

  return (
    <div class="page trash">
      <div class="page-inner" ref={inner} tabIndex={-1}>
        <PageHead title={say('trash.title')} />
        <div class="trash-head">
          <p class="muted">{say('trash.lead')}</p>
          {found.kind !== 'waiting' && (
            <div class="trash-tools">
              <Button onClick={() => go({ screen: 'restore', template: null })}>
                {say('versions.restore_title')}
              </Button>
              {mayEmpty && (
                <Button onClick={() => ask({ kind: 'empty', items })}>{say('trash.empty_it')}</Button>
              )}
            </div>
          )}
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
              {...{ workspace, sanitise, now, items }}
              isWhole={found.value.missing === null}
              back={brought =>
                brought.every(item => item.folder_stands)
                  ? void back(brought, null)
                  : ask({ kind: 'where', items: brought })
              }
              erase={ended => ask({ kind: 'erase', items: ended })}
            />
          </>
        )}
      </div>
      {(asking?.kind === 'erase' || asking?.kind === 'empty') && (
        <EraseDialog
          title={asking.kind === 'empty' ? say('trash.empty_title') : eraseTitle(asking.items)}
          {...{ view, close }}
          items={asking.items}
          erase={ended => void end(ended)}
        />
      )}
      {asking?.kind === 'where' && (
        <WhereDialog
          {...{ view, close }}
          items={asking.items}
          back={(some, folder) => void back(some, folder)}
        />
      )}
    </div>
  );
}

interface WhereDialogProps extends Pick<ScreenProps, 'view'> {
  items: readonly TrashItem[];
  back(items: readonly TrashItem[], instead: string): void;
  close(): void;
}

/** For those whose folder is gone; of several teams, one after the other. */
function WhereDialog({ items, view, back, close }: WhereDialogProps) {
  const homeless = items.filter(item => !item.folder_stands);
  const team = homeless[0]?.team ?? null;
  const theirs = homeless.filter(item => item.team === team);
  return (
    <MoveDialog
      title={say('trash.where_to', { count: theirs.length, title: titleOf(theirs) })}
      folders={view.folders}
      fits={folder => folder.right !== 'use' && (folder.team ?? null) === team}
      move={folder =>
        back(
          items.filter(item => item.folder_stands || item.team === team),
          folder.id,
        )
      }
      close={close}
    />
  );
}

function eraseTitle(items: readonly TrashItem[]): string {
  const count = items.filter(item => item.may_erase).length;
  return say('trash.erase_title', { count, title: titleOf(items) });
}

/** Of a single one. */
const titleOf = (items: readonly TrashItem[]): string => items[0]?.title || say('versions.untitled');

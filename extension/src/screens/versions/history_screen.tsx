import { useMemo, useRef, useState } from 'preact/hooks';
import type { LibraryEntry, View } from '@/library/workspace';
import { say } from '@/words/say';
import { shownMoment } from '@/words/shown';
import type { ScreenProps } from '../library/lazy_screens';
import { PageHead } from '../library/page_head';
import { useFocusKept } from '../library/use_focus_kept';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { reasonWords } from '../parts/reason_words';
import { type Compared, Comparison } from './comparison';
import { type Past, pastOf, type Version } from './past';
import { Timeline } from './timeline';
import { NotTold, Waiting } from './unanswered';
import { useAnswer } from './use_answer';

/** Every version of one template: the line of time, and beside it what the chosen one changed. */
export function HistoryScreen(props: ScreenProps) {
  const { view, place, go } = props;
  const entry = view.entries.find(each => each.id === place.template);
  return (
    <div class="page history">
      <div class="page-inner">
        <PageHead
          title={
            entry
              ? say('versions.history_of', { title: entry.template.title || say('versions.untitled') })
              : say('actions.history')
          }
        />
        {entry ? (
          <History {...props} key={entry.id} entry={entry} />
        ) : (
          <Empty title={say('versions.template_gone')}>
            <Button onClick={() => go({ screen: 'trash', template: null })}>
              {say('versions.to_trash')}
            </Button>
          </Empty>
        )}
      </div>
    </div>
  );
}

function History(props: ScreenProps & { entry: LibraryEntry }) {
  const { workspace, view, entry } = props;
  const past = useMemo(
    () => pastOf(workspace, view, entry),
    [workspace, entry.id, entry.revision, entry.waiting, entry.template],
  );
  const [older, setOlder] = useState<{ of: Past; pages: Version[]; next: string | null } | null>(null);
  const [first, again] = useAnswer(() => past.versions(null), [past]);
  if (first.kind === 'waiting') return <Waiting />;
  if (first.kind !== 'told') return <NotTold why={first} again={again} />;

  const more = older?.of === past ? older : { of: past, pages: [], next: first.value.next };
  const loadOlder = async () => {
    const told = await past.versions(more.next);
    if (told.kind !== 'told') return;
    setOlder({ of: past, pages: [...more.pages, ...told.value.versions], next: told.value.next });
  };
  const versions = [...first.value.versions, ...more.pages];
  return <Versions {...{ ...props, past, versions }} older={more.next === null ? null : loadOlder} />;
}

interface VersionsProps extends ScreenProps {
  entry: LibraryEntry;
  past: Past;
  versions: readonly Version[];
  older: (() => Promise<void>) | null;
}

function Versions({ workspace, view, place, go, doings, entry, past, versions, older, now }: VersionsProps) {
  const comparison = useRef<HTMLElement>(null);
  const chosen = versions.find(each => each.name === place.version) ?? versions[0];
  // What was restored needs its button no more.
  useFocusKept(`${chosen?.name}`, ['.timeline']);
  if (!chosen) return <Empty title={say('versions.none_kept')} />;

  const compared = comparedWith(versions, chosen, place.against);
  const readOnly = view.folders.find(each => each.id === entry.folder)?.right === 'use';
  const isStanding = chosen === versions[0];

  const restore = async () => {
    if (readOnly || isStanding) return;
    const words = await past.words(chosen.name);
    if (words.kind !== 'told') return;
    const before = view.entries.find(each => each.id === entry.id)?.template ?? entry.template;
    const saved = await workspace.save({ id: entry.id, folder: entry.folder, template: words.value });
    if (saved.kind === 'refused') return doings.say({ message: reasonWords(saved.reason) });
    const undo = async () => {
      doings.say(null);
      await workspace.save({ id: entry.id, folder: entry.folder, template: before });
    };
    const when = shownMoment(new Date(chosen.saved_at));
    doings.say({ message: say('versions.restored', { when }), undo: () => void undo() });
    go({ version: null });
  };

  return (
    <div class="history-panes">
      <div class="history-line">
        <Timeline
          versions={versions}
          chosen={chosen.name}
          choose={version => go({ version })}
          enter={() => comparison.current?.focus()}
          folderName={folder => folderName(view, folder)}
          now={now}
        />
        {older && <Button onClick={() => void older()}>{say('versions.older')}</Button>}
        {older === null && versions.length > 1 && <small class="muted">{say('versions.how_to_move')}</small>}
      </div>
      <Comparison
        {...{ past, versions, chosen, compared, entry }}
        section={comparison}
        compare={against => go({ against })}
        restore={readOnly || isStanding ? null : () => void restore()}
        back={() => go({ screen: 'templates', version: null, against: null })}
      />
    </div>
  );
}

/** With the version before it, unless another one is named; the oldest stands alone. */
function comparedWith(versions: readonly Version[], chosen: Version, against: string | null): Compared {
  const named = versions.find(each => each.name === against && each !== chosen);
  if (named) return { kind: 'named', version: named };
  const before = versions[versions.indexOf(chosen) + 1];
  return before ? { kind: 'before', version: before } : { kind: 'nothing' };
}

function folderName(view: View, id: string): string | undefined {
  return view.folders.find(folder => folder.id === id)?.name;
}

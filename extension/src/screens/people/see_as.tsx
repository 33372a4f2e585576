import { useEffect, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { Icon } from '../parts/icon';
import { AnswerArea } from './answer_area';
import type { Asked } from './asked';
import type { Desk } from './desk';
import { inTree } from './person_access_list';
import { rightName } from './right_words';
import type { Member, PersonAccess } from './shapes';

/** The library as somebody sees it, to look at only. Of what lies there, nothing is shown that the viewer could not see. */
export function SeeAs({ desk, person }: { desk: Desk; person: Member }) {
  const [asked, again] = useSeenAs(desk, person.id);
  return (
    <section class="see-as" aria-label={say('people.seeing_as', { name: person.name })}>
      <header class="see-as-frame">
        <Icon name="people" />
        <span>
          <strong>{say('people.seeing_as', { name: person.name })}</strong> {say('people.seeing_as_hint')}
        </span>
        <Button onClick={() => desk.go({ chosen: person.id })}>{say('people.stop_seeing')}</Button>
      </header>
      <AnswerArea asked={asked} again={again}>
        {access => <TheirLibrary desk={desk} access={access} />}
      </AnswerArea>
    </section>
  );
}

function TheirLibrary({ desk, access }: { desk: Desk; access: PersonAccess }) {
  const [folder, setFolder] = useState<string | null>(null);
  const branches = inTree(access.folders);
  const lyingIn = (folders: ReadonlySet<string>) =>
    desk.view.entries.filter(entry => folders.has(entry.folder));
  const theirs = lyingIn(new Set(access.folders.map(each => each.folder)));
  const shown = (folder === null ? theirs : lyingIn(withAllBelow(folder, branches))).toSorted((a, b) =>
    a.template.title.localeCompare(b.template.title),
  );

  return (
    <div class="see-as-columns">
      <nav aria-label={say('people.their_folders')}>
        <FolderChoice
          name={say('people.all_they_see')}
          count={theirs.length}
          chosen={folder === null}
          choose={() => setFolder(null)}
        />
        {branches.map(({ folder: each, depth }) => (
          <FolderChoice
            key={each.folder}
            name={each.name}
            depth={depth}
            right={rightName(each.right)}
            count={lyingIn(withAllBelow(each.folder, branches)).length}
            chosen={folder === each.folder}
            choose={() => setFolder(each.folder)}
          />
        ))}
        <p class="muted see-as-private">
          <Icon name="lock" /> {say('people.their_private_hidden')}
        </p>
      </nav>
      <TemplateTitles entries={shown} />
    </div>
  );
}

/** A folder shows what lies in the folders below it, too, as it does in the library. */
function withAllBelow(folder: string, branches: ReturnType<typeof inTree>): ReadonlySet<string> {
  const at = branches.findIndex(each => each.folder.folder === folder);
  const [top, ...rest] = branches.slice(at);
  const end = rest.findIndex(each => each.depth <= (top?.depth ?? 0));
  const below = end === -1 ? rest : rest.slice(0, end);
  return new Set([folder, ...below.map(each => each.folder.folder)]);
}

interface FolderChoiceProps {
  name: string;
  count: number;
  chosen: boolean;
  depth?: number;
  right?: string;
  choose(): void;
}

function FolderChoice({ name, count, chosen, depth = 0, right, choose }: FolderChoiceProps) {
  return (
    <button
      type="button"
      class="folder"
      aria-current={chosen ? 'true' : undefined}
      style={{ paddingInlineStart: `${12 + depth * 14}px` }}
      onClick={choose}
    >
      <span class="folder-name" dir="auto">
        {name}
      </span>
      {right && <span class="folder-right">{right}</span>}
      <span class="unseen">{say('common.templates', { count })}</span>
      <span class="folder-count" aria-hidden="true">
        {shownNumber(count)}
      </span>
    </button>
  );
}

/** A first page is enough to see what is there. */
const SHOWN = 200;

function TemplateTitles({ entries }: { entries: readonly LibraryEntry[] }) {
  if (entries.length === 0)
    return <Empty title={say('people.sees_nothing')}>{say('people.sees_nothing_hint')}</Empty>;
  return (
    <div>
      <ul class="see-as-list">
        {entries.slice(0, SHOWN).map(({ id, template }) => (
          <li key={id}>
            <bdi lang={template.language || undefined}>{template.title}</bdi>
            <span class="shortcut">{template.shortcut}</span>
          </li>
        ))}
      </ul>
      {entries.length > SHOWN && (
        <p class="muted">{say('people.and_more', { count: entries.length - SHOWN })}</p>
      )}
    </div>
  );
}

/** Asked once, when it is opened: each time stands in the trail. */
function useSeenAs(desk: Desk, person: string): [Asked<PersonAccess>, () => Promise<void>] {
  const [asked, setAsked] = useState<Asked<PersonAccess>>({ kind: 'loading' });
  const read = async () => {
    setAsked({ kind: 'loading' });
    const answer = await desk.service.ask<PersonAccess>('POST', `${desk.path}/members/${person}/see-as`);
    setAsked(answer.kind === 'told' ? { ...answer, stale: null } : { kind: 'failed', why: answer });
  };
  useEffect(() => void read(), [person, desk.path]);
  return [asked, read];
}

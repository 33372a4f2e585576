import { say } from '@/words/say';
import { Icon } from '../parts/icon';
import { AnswerArea } from './answer_area';
import type { Asked } from './asked';
import type { Desk } from './desk';
import { reasonWords, rightName } from './right_words';
import type { FolderOfPerson, PersonAccess } from './shapes';

interface PersonAccessListProps {
  desk: Desk;
  asked: Asked<PersonAccess>;
  again(): Promise<void>;
}

/** Every folder that somebody sees, as a tree, each with what they may do there and why. */
export function PersonAccessList({ desk, asked, again }: PersonAccessListProps) {
  return (
    <AnswerArea asked={asked} again={again}>
      {access => (
        <ul class="access-tree">
          <li>
            <span class="access-folder">
              <Icon name="lock" />
              {access.person === desk.me ? say('people.your_private') : say('people.their_private')}
            </span>
            <span class="muted">{say('people.private_reason')}</span>
          </li>
          {inTree(access.folders).map(({ folder, depth }) => (
            <li key={folder.folder} style={{ paddingInlineStart: `${depth * 16}px` }}>
              <span class="access-folder">
                <Icon name="folder" />
                <FolderLink desk={desk} folder={folder} />
                <span class={`badge right-${folder.right}`}>{rightName(folder.right)}</span>
              </span>
              <span class="muted" dir="auto">
                {folder.reasons[0] && reasonWords(folder.reasons[0], access.role)}
                {folder.reasons.length > 1 && (
                  <details class="more-reasons">
                    <summary>{say('people.more_reasons', { count: folder.reasons.length - 1 })}</summary>
                    <ul>
                      {folder.reasons.slice(1).map((reason, nth) => (
                        <li key={nth}>
                          {rightName(reason.right)}: {reasonWords(reason, access.role)}
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </AnswerArea>
  );
}

/** Leads to the folder's own panel where one may change its grants. */
function FolderLink({ desk, folder }: { desk: Desk; folder: FolderOfPerson }) {
  const mine = desk.view.folders.find(each => each.id === folder.folder);
  if (mine?.right !== 'manage') return <bdi>{folder.name}</bdi>;
  return (
    <a dir="auto" href={`#/people?tab=folders&chosen=${folder.folder}`}>
      {folder.name}
    </a>
  );
}

/** From top to bottom; one whose parent is not among them stands at the top. */
export function inTree(folders: readonly FolderOfPerson[]): { folder: FolderOfPerson; depth: number }[] {
  const known = new Set(folders.map(each => each.folder));
  const below = Map.groupBy(folders, each => (each.parent && known.has(each.parent) ? each.parent : null));
  const walk = (parent: string | null, depth: number): { folder: FolderOfPerson; depth: number }[] =>
    (below.get(parent) ?? []).flatMap(folder => [{ folder, depth }, ...walk(folder.folder, depth + 1)]);
  return walk(null, 0);
}

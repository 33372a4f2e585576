import { useState } from 'preact/hooks';
import type { Right } from '@/library/entry';
import { say } from '@/words/say';
import { useFocusKept } from '../library/use_focus_kept';
import { IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import { AccessTable } from './access_table';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import { FolderPath } from './folder_path';
import { ThoughtDialog } from './group_panel';
import { NewGrant } from './new_grant';
import { RIGHTS, rightName } from './right_words';
import type { FolderAccessTold, GrantThatHolds, Group, HolderKind, Thought } from './shapes';

/** Who is to be given what: everyone goes without an id. */
export interface Holder {
  to_kind: HolderKind;
  to_id: string | null;
  to_name: string;
}

interface Change {
  holder: Holder;
  right: Right | null;
  /** The grant that would go. */
  grant: string | null;
}

/** Who can do what in one folder, and why; for who manages it, to change in place. */
export function FolderAccess({ desk, folder }: { desk: Desk; folder: string }) {
  const [access, again] = useAsked<FolderAccessTold>(desk, `${desk.path}/folders/${folder}/access`);
  const [groups] = useAsked<Group[]>(desk, `${desk.path}/groups`);
  const [change, think] = useState<Change | null>(null);
  const path = `${desk.path}/folders/${folder}/grants`;

  return (
    <section class="folder-access" aria-label={say('people.access_title')}>
      <AnswerArea asked={access} again={again}>
        {told => (
          <>
            <h2>
              <FolderPath desk={desk} folder={folder} name={told.name} />
            </h2>
            <GrantList grants={told.grants} think={think} />
            <NewGrant
              access={told}
              groups={groups.kind === 'told' ? groups.value : []}
              give={(holder, right) => think({ holder, right, grant: null })}
            />
            <AccessTable desk={desk} people={told.people} />
            {change && (
              <ThoughtDialog
                desk={desk}
                title={changeWords(change, told.name)}
                verb={change.right ? say('people.save_right') : say('people.take_right')}
                {...(change.right ? {} : { weight: 'danger' as const })}
                thought={thoughtOf(folder, change)}
                act={() =>
                  change.right
                    ? desk.service.ask('PUT', path, {
                        to_kind: change.holder.to_kind,
                        to_id: change.holder.to_id,
                        right: change.right,
                      })
                    : desk.service.ask('DELETE', `${path}/${change.grant}`)
                }
                done={() => {
                  think(null);
                  desk.say(say('people.right_saved'));
                  void again();
                }}
                close={() => think(null)}
              />
            )}
          </>
        )}
      </AnswerArea>
    </section>
  );
}

interface GrantListProps {
  grants: readonly GrantThatHolds[];
  think(change: Change): void;
}

/** What was granted on the folder itself, to change; and what holds here from above, to know of. */
function GrantList({ grants, think }: GrantListProps) {
  const here = grants.filter(each => each.here);
  const above = grants.filter(each => !each.here);
  useFocusKept(String(here.length), ['.new-grant select']);
  return (
    <>
      <h3>{say('people.granted_here')}</h3>
      {here.length === 0 ? (
        <p class="muted">{say('people.nothing_granted')}</p>
      ) : (
        <ul class="lines grants">
          {here.map(grant => (
            <GrantLine key={grant.id} grant={grant} think={think} />
          ))}
        </ul>
      )}
      {above.length > 0 && (
        <>
          <h3>{say('people.granted_above')}</h3>
          <ul class="lines grants">
            {above.map(grant => (
              <li key={grant.id}>
                <HolderName grant={grant} />
                <span class="muted">
                  {grant.folder ? (
                    <a dir="auto" href={`#/people?tab=folders&chosen=${grant.folder}`}>
                      {grant.folder_name}
                    </a>
                  ) : (
                    say('people.folder_unseen')
                  )}
                </span>
                <span class={`badge right-${grant.right}`}>{rightName(grant.right)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function GrantLine({ grant, think }: { grant: GrantThatHolds; think(change: Change): void }) {
  const holder = holderOf(grant);
  const name = holderName(grant);
  return (
    <li>
      <HolderName grant={grant} />
      <select
        class="input right-select"
        aria-label={say('people.right_of', { name })}
        value={grant.right}
        onChange={event => {
          const right = event.currentTarget.value as Right;
          event.currentTarget.value = grant.right;
          think({ holder, right, grant: grant.id });
        }}
      >
        {RIGHTS.map(right => (
          <option key={right} value={right}>
            {rightName(right)}
          </option>
        ))}
      </select>
      <IconButton
        label={say('people.take_right_of', { name })}
        onClick={() => think({ holder, right: null, grant: grant.id })}
      >
        <Icon name="close" />
      </IconButton>
    </li>
  );
}

function HolderName({ grant }: { grant: GrantThatHolds }) {
  return (
    <span class="holder">
      <Icon name="people" />
      <strong dir="auto">{holderName(grant)}</strong>
      {grant.to_kind !== 'person' && (
        <span class="muted">{say('common.people', { count: grant.people })}</span>
      )}
    </span>
  );
}

function holderName({ to_kind, to_name }: Pick<GrantThatHolds, 'to_kind' | 'to_name'>): string {
  return to_kind === 'everyone' ? say('people.everyone') : to_name;
}

function holderOf({ to_kind, to_id, to_name }: GrantThatHolds): Holder {
  return { to_kind, to_id: to_kind === 'everyone' ? null : to_id, to_name };
}

function thoughtOf(folder: string, { holder, right }: Change): Thought {
  return { kind: 'grant', folder, to_kind: holder.to_kind, to_id: holder.to_id, right };
}

function changeWords({ holder, right }: Change, folder: string): string {
  const name = holderName(holder);
  return right
    ? say('people.give_right_title', { name, right: rightName(right), folder })
    : say('people.take_right_title', { name, folder });
}

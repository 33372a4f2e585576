import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button, IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import { useAsked } from './asked';
import type { Desk } from './desk';
import { managesPeople, mayChange } from './may';
import { PersonAccessList } from './person_access_list';
import { PersonName } from './person_name';
import { RemovalDialog } from './removal_dialog';
import { ResetDialog } from './reset_dialog';
import { roleMeaning, roleName } from './right_words';
import { RoleDialog } from './role_dialog';
import type { Group, Member, PersonAccess } from './shapes';

interface PersonPanelProps {
  desk: Desk;
  person: Member;
  people: readonly Member[];
  groups: readonly Group[];
  changed(): Promise<void>;
}

type Doing = 'role' | 'removal' | 'reset' | null;

/** One person: what they are in the team, what they can see and why, and what one may do about it. */
export function PersonPanel({ desk, person, people, groups, changed }: PersonPanelProps) {
  const [doing, setDoing] = useState<Doing>(null);
  const isMe = person.id === desk.me;
  const manages = managesPeople(desk.team.role);
  const knows = isMe || manages;
  const [access, readAccess] = useAsked<PersonAccess>(
    desk,
    knows ? `${desk.path}/members/${person.id}/access` : null,
  );
  const theirs = groups.filter(group => group.members.includes(person.id));
  const shownGroups = manages || isMe || desk.team.role === 'lead' ? theirs : [];
  const isLastOwner = person.role === 'owner' && people.filter(each => each.role === 'owner').length === 1;
  const mayAct = mayChange(desk.team.role, person.role);

  const close = () => setDoing(null);
  const settled = (message: string) => {
    close();
    desk.say(message);
    void changed();
    void readAccess();
  };
  const gone = (message: string) => {
    desk.go({ chosen: null });
    settled(message);
  };

  return (
    <aside class="people-panel" aria-label={person.name}>
      <header>
        <h2>
          <PersonName name={person.name} email={person.email} you={isMe ? say('people.you') : undefined} />
        </h2>
        <IconButton label={say('common.close')} onClick={() => desk.go({ chosen: null })}>
          <Icon name="close" />
        </IconButton>
      </header>
      <p>
        <span class={`badge role-${person.role}`}>{roleName(person.role)}</span>{' '}
        <span class="muted">{roleMeaning(person.role)}</span>
      </p>
      <div class="panel-buttons">
        {mayAct && !isLastOwner && (
          <Button onClick={() => setDoing('role')}>{say('people.change_role')}</Button>
        )}
        {manages && !isMe && (
          <Button onClick={() => desk.go({ chosen: person.id, seesAs: true })}>{say('people.see_as')}</Button>
        )}
        {mayAct && !isMe && <Button onClick={() => setDoing('reset')}>{say('people.password_link')}</Button>}
        {((mayAct && !isMe) || isMe) && !isLastOwner && (
          <Button weight="danger" onClick={() => setDoing('removal')}>
            {isMe ? say('people.leave') : say('people.remove')}
          </Button>
        )}
      </div>
      {isLastOwner && <p class="muted">{say('people.last_owner')}</p>}
      {shownGroups.length > 0 && (
        <section>
          <h3>{say('people.tab_groups')}</h3>
          <ul class="group-chips">
            {shownGroups.map(group => (
              <li key={group.id}>
                <a class="group-chip" dir="auto" href={`#/people?tab=groups&chosen=${group.id}`}>
                  {group.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {knows && (
        <section>
          <h3>{isMe ? say('people.you_can_see') : say('people.can_see')}</h3>
          <PersonAccessList desk={desk} asked={access} again={readAccess} />
        </section>
      )}
      {doing === 'role' && <RoleDialog {...{ desk, person, close }} done={settled} />}
      {doing === 'removal' && <RemovalDialog {...{ desk, person, close }} done={gone} />}
      {doing === 'reset' && <ResetDialog {...{ desk, person, close }} />}
    </aside>
  );
}

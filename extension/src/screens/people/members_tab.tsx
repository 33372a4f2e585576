import { useMemo, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { shownDate, shownSince } from '@/words/shown';
import { useFocusKept } from '../library/use_focus_kept';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { SearchField } from '../parts/search_field';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import { managesPeople } from './may';
import { PersonName } from './person_name';
import { PersonPanel } from './person_panel';
import { roleMeaning, roleName } from './right_words';
import { SeeAs } from './see_as';
import { type Group, type Member, ROLES } from './shapes';

/** Who belongs to the team, and beside them whoever is chosen. */
export function MembersTab({ desk }: { desk: Desk }) {
  const [members, again] = useAsked<Member[]>(desk, `${desk.path}/members`);
  const [groups] = useAsked<Group[]>(desk, `${desk.path}/groups`);
  const chosenId = desk.place.chosen;
  useFocusKept(`${chosenId} ${desk.place.seesAs}`, [
    '.see-as-frame button',
    '.people-panel button',
    '.people-table .row-button',
  ]);
  return (
    <AnswerArea asked={members} again={again}>
      {people => {
        const chosen = people.find(each => each.id === chosenId);
        if (chosen && desk.place.seesAs && managesPeople(desk.team.role))
          return <SeeAs desk={desk} person={chosen} />;
        return (
          <div class={chosen ? 'people-columns has-panel' : 'people-columns'}>
            <MemberList desk={desk} people={people} chosen={chosen} />
            {chosen && (
              <PersonPanel
                key={chosen.id}
                desk={desk}
                person={chosen}
                people={people}
                groups={groups.kind === 'told' ? groups.value : []}
                changed={again}
              />
            )}
          </div>
        );
      }}
    </AnswerArea>
  );
}

interface MemberListProps {
  desk: Desk;
  people: readonly Member[];
  chosen: Member | undefined;
}

function MemberList({ desk, people, chosen }: MemberListProps) {
  const [query, setQuery] = useState('');
  const found = useMemo(() => peopleFound(people, query), [people, query]);
  const seen = managesPeople(desk.team.role);
  return (
    <section class="people-list" aria-label={say('people.tab_members')}>
      <div class="people-bar">
        <SearchField name={say('people.search_members')} query={query} search={setQuery} />
        <span class="muted" role="status">
          {say('common.people', { count: found.length })}
        </span>
        {seen && (
          <Button weight="primary" onClick={() => desk.go({ tab: 'invitations', chosen: null })}>
            {say('people.invite')}
          </Button>
        )}
      </div>
      {found.length === 0 ? (
        <Empty title={say('people.nobody_found')}>{say('people.nobody_found_hint')}</Empty>
      ) : (
        <table class="people-table">
          <thead>
            <tr>
              <th scope="col">{say('people.column_person')}</th>
              <th scope="col">{say('people.column_role')}</th>
              <th scope="col" class="wide-only">
                {say('people.column_joined')}
              </th>
              {seen && (
                <th scope="col" class="wide-only">
                  {say('people.column_seen')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {found.map(person => (
              <MemberRow key={person.id} {...{ desk, person, seen }} chosen={person === chosen} />
            ))}
          </tbody>
        </table>
      )}
      <RolesExplained />
    </section>
  );
}

interface MemberRowProps {
  desk: Desk;
  person: Member;
  seen: boolean;
  chosen: boolean;
}

function MemberRow({ desk, person, seen, chosen }: MemberRowProps) {
  const you = person.id === desk.me ? say('people.you') : undefined;
  return (
    <tr class={chosen ? 'chosen' : ''}>
      <td>
        <button
          type="button"
          class="row-button"
          aria-pressed={chosen}
          onClick={() => desk.go({ chosen: chosen ? null : person.id })}
        >
          <PersonName name={person.name} email={person.email} you={you} />
        </button>
      </td>
      <td>
        <span class={`badge role-${person.role}`}>{roleName(person.role)}</span>
      </td>
      <td class="wide-only muted">{shownDate(new Date(person.joined_at))}</td>
      {seen && (
        <td class="wide-only muted">
          {person.last_seen_at ? shownSince(new Date(person.last_seen_at), desk.now) : say('people.never')}
        </td>
      )}
    </tr>
  );
}

function RolesExplained() {
  return (
    <details class="explained">
      <summary>{say('people.roles_explained')}</summary>
      <dl>
        {ROLES.map(role => (
          <div key={role}>
            <dt>{roleName(role)}</dt>
            <dd>{roleMeaning(role)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** By any part of the name or the address. */
function peopleFound(people: readonly Member[], query: string): readonly Member[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/);
  return people.filter(person => {
    const said = `${person.name} ${person.email} ${roleName(person.role)}`.toLocaleLowerCase();
    return words.every(word => said.includes(word));
  });
}

import { useState } from 'preact/hooks';
import type { Right } from '@/library/entry';
import { say } from '@/words/say';
import { SearchField } from '../parts/search_field';
import type { Desk } from './desk';
import { managesPeople } from './may';
import { PersonName } from './person_name';
import { noRight, reasonWords, rightName } from './right_words';
import type { AccessOfPerson } from './shapes';

/** Everybody in the team, with what they may do in this folder and each reason for it; the mightiest first. */
export function AccessTable({ desk, people }: { desk: Desk; people: readonly AccessOfPerson[] }) {
  const [query, setQuery] = useState('');
  const words = query.trim().toLocaleLowerCase();
  const shown = people
    .filter(each => `${each.name} ${each.email}`.toLocaleLowerCase().includes(words))
    .toSorted((a, b) => strength(b.right) - strength(a.right));
  return (
    <>
      <div class="people-bar">
        <h3>{say('people.who_can')}</h3>
        <span class="muted">{countWords(people)}</span>
        {people.length > 8 && (
          <SearchField name={say('people.search_members')} query={query} search={setQuery} />
        )}
      </div>
      {shown.length === 0 && <p role="status">{say('people.nobody_found')}</p>}
      <table class="people-table access-table">
        <thead>
          <tr>
            <th scope="col">{say('people.column_person')}</th>
            <th scope="col">{say('people.right')}</th>
            <th scope="col">{say('people.column_why')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(each => (
            <tr key={each.person}>
              <td>
                <PersonCell desk={desk} person={each} />
              </td>
              <td>
                <span class={`badge right-${each.right ?? 'none'}`}>
                  {each.right ? rightName(each.right) : noRight()}
                </span>
              </td>
              <td>
                <Reasons person={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Leads to the person where one may read what else they can see. */
function PersonCell({ desk, person }: { desk: Desk; person: AccessOfPerson }) {
  const name = <PersonName name={person.name} email={person.email} />;
  if (!managesPeople(desk.team.role)) return name;
  return (
    <a class="row-button" href={`#/people?tab=members&chosen=${person.person}`}>
      {name}
    </a>
  );
}

function Reasons({ person }: { person: AccessOfPerson }) {
  if (person.reasons.length === 0) return <span class="muted">{say('people.no_reason')}</span>;
  return (
    <ul class="reasons">
      {person.reasons.map((reason, nth) => (
        <li key={nth} class={nth > 0 ? 'muted' : ''} dir="auto">
          {nth > 0 && `${rightName(reason.right)}: `}
          {reasonWords(reason, person.role)}
        </li>
      ))}
    </ul>
  );
}

function countWords(people: readonly AccessOfPerson[]): string {
  const count = (right: Right | null) => people.filter(each => each.right === right).length;
  return say('people.access_counts', {
    manage: count('manage'),
    edit: count('edit'),
    use: count('use'),
    none: count(null),
  });
}

const STRENGTH: Record<Right, number> = { use: 1, edit: 2, manage: 3 };
const strength = (right: Right | null): number => (right ? STRENGTH[right] : 0);

import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { useFocusKept } from '../library/use_focus_kept';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { TextField } from '../parts/field';
import { ActDialog } from './act_dialog';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import { GroupPanel } from './group_panel';
import { managesPeople } from './may';
import type { Group, Member } from './shapes';

/** The team's groups, and beside them the one that is chosen; an agent sees their own. */
export function GroupsTab({ desk }: { desk: Desk }) {
  const [groups, again] = useAsked<Group[]>(desk, `${desk.path}/groups`);
  const [members] = useAsked<Member[]>(desk, `${desk.path}/members`);
  const [making, setMaking] = useState(false);
  const manages = managesPeople(desk.team.role);
  useFocusKept(`${desk.place.chosen}`, ['.people-panel button', '.people-list button']);

  return (
    <AnswerArea asked={groups} again={again}>
      {all => {
        const shown = desk.team.role === 'agent' ? all.filter(each => each.members.includes(desk.me)) : all;
        const chosen = shown.find(each => each.id === desk.place.chosen);
        const people = members.kind === 'told' ? members.value : [];
        return (
          <div class={chosen ? 'people-columns has-panel' : 'people-columns'}>
            <section class="people-list" aria-label={say('people.tab_groups')}>
              <div class="people-bar">
                <span class="muted">{say('people.groups_meaning')}</span>
                {manages && (
                  <Button weight="primary" onClick={() => setMaking(true)}>
                    {say('people.new_group')}
                  </Button>
                )}
              </div>
              {shown.length === 0 ? (
                <NoGroups manages={manages} isAgent={desk.team.role === 'agent'} />
              ) : (
                <ul class="lines">
                  {shown.map(group => (
                    <li key={group.id} class={group === chosen ? 'chosen' : ''}>
                      <button
                        type="button"
                        class="row-button"
                        aria-pressed={group === chosen}
                        onClick={() => desk.go({ chosen: group === chosen ? null : group.id })}
                      >
                        <strong dir="auto">{group.name}</strong>
                        <span class="muted">{say('common.people', { count: group.members.length })}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              )}
            </section>
            {chosen && <GroupPanel key={chosen.id} {...{ desk, people }} group={chosen} changed={again} />}
            {making && (
              <NewGroup
                desk={desk}
                close={() => setMaking(false)}
                made={group => {
                  setMaking(false);
                  void again();
                  desk.go({ chosen: group.id });
                }}
              />
            )}
          </div>
        );
      }}
    </AnswerArea>
  );
}

function NoGroups({ manages, isAgent }: { manages: boolean; isAgent: boolean }) {
  if (isAgent) return <Empty title={say('people.in_no_group')}>{say('people.groups_meaning')}</Empty>;
  return (
    <Empty title={say('people.no_groups')}>
      {manages ? say('people.no_groups_hint') : say('people.groups_meaning')}
    </Empty>
  );
}

function NewGroup({ desk, close, made }: { desk: Desk; close(): void; made(group: Group): void }) {
  const [name, setName] = useState('');
  return (
    <ActDialog<Group>
      title={say('people.new_group')}
      verb={say('people.make_group')}
      disabled={name.trim() === ''}
      act={() => desk.service.ask('POST', `${desk.path}/groups`, { name: name.trim() })}
      done={made}
      close={close}
    >
      <TextField label={say('people.group_name')} value={name} typed={setName} maxLength={200} autofocus />
    </ActDialog>
  );
}

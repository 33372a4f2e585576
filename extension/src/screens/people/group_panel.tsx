import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { useFocusKept } from '../library/use_focus_kept';
import { Button, IconButton } from '../parts/button';
import { TextField } from '../parts/field';
import { Icon } from '../parts/icon';
import { ActDialog } from './act_dialog';
import type { Desk } from './desk';
import { DifferenceList } from './difference_list';
import { managesPeople } from './may';
import { PersonName } from './person_name';
import type { Group, Member, Thought } from './shapes';
import { usePreview } from './use_preview';

interface GroupPanelProps {
  desk: Desk;
  group: Group;
  people: readonly Member[];
  changed(): Promise<void>;
}

type Doing =
  | { kind: 'rename' }
  | { kind: 'remove' }
  | { kind: 'put_in_group' | 'take_out_of_group'; person: Member };

/** One group: who is in it; for who manages people, also who comes in and goes out, each with its effect. */
export function GroupPanel({ desk, group, people, changed }: GroupPanelProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const manages = managesPeople(desk.team.role);
  const members = people.filter(each => group.members.includes(each.id));
  const others = people.filter(each => !group.members.includes(each.id));
  const path = `${desk.path}/groups/${group.id}`;
  useFocusKept(String(members.length), ['.people-panel .lines button', '.people-panel button']);

  const close = () => setDoing(null);
  const settled = (message: string) => {
    close();
    desk.say(message);
    void changed();
  };

  return (
    <aside class="people-panel" aria-label={group.name}>
      <header>
        <h2 dir="auto">{group.name}</h2>
        <IconButton label={say('common.close')} onClick={() => desk.go({ chosen: null })}>
          <Icon name="close" />
        </IconButton>
      </header>
      {manages && (
        <div class="panel-buttons">
          <Button onClick={() => setDoing({ kind: 'rename' })}>{say('people.rename')}</Button>
          <Button weight="danger" onClick={() => setDoing({ kind: 'remove' })}>
            {say('people.remove_group')}
          </Button>
        </div>
      )}
      <h3>{say('common.people', { count: members.length })}</h3>
      <ul class="lines">
        {members.map(person => (
          <li key={person.id}>
            <PersonName name={person.name} email={person.email} />
            {manages && (
              <IconButton
                label={say('people.take_out', { name: person.name })}
                onClick={() => setDoing({ kind: 'take_out_of_group', person })}
              >
                <Icon name="close" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {manages && others.length > 0 && (
        <label class="field">
          <span class="field-label">{say('people.put_in_label')}</span>
          <select
            class="input"
            value=""
            onChange={event => {
              const person = others.find(each => each.id === event.currentTarget.value);
              event.currentTarget.value = '';
              if (person) setDoing({ kind: 'put_in_group', person });
            }}
          >
            <option value="">{say('people.choose_person')}</option>
            {others.map(person => (
              <option key={person.id} value={person.id}>
                {`${person.name} (${person.email})`}
              </option>
            ))}
          </select>
        </label>
      )}
      {doing?.kind === 'rename' && <RenameGroup {...{ desk, group, path, close }} done={settled} />}
      {doing?.kind === 'remove' && (
        <ThoughtDialog
          desk={desk}
          title={say('people.remove_group_title', { name: group.name })}
          words={say('people.remove_group_effect', { count: members.length })}
          verb={say('people.remove_group')}
          weight="danger"
          confirm={group.name}
          thought={{ kind: 'group_removal', group: group.id }}
          act={() => desk.service.ask<null>('DELETE', path)}
          done={() => {
            desk.go({ chosen: null });
            settled(say('people.group_removed', { name: group.name }));
          }}
          close={close}
        />
      )}
      {(doing?.kind === 'put_in_group' || doing?.kind === 'take_out_of_group') && (
        <ThoughtDialog
          desk={desk}
          title={
            doing.kind === 'put_in_group'
              ? say('people.put_in_title', { name: doing.person.name, group: group.name })
              : say('people.take_out_title', { name: doing.person.name, group: group.name })
          }
          verb={doing.kind === 'put_in_group' ? say('people.put_in') : say('people.take_out_verb')}
          thought={{ kind: doing.kind, group: group.id, person: doing.person.id }}
          act={() =>
            desk.service.ask<null>(
              doing.kind === 'put_in_group' ? 'PUT' : 'DELETE',
              `${path}/members/${doing.person.id}`,
            )
          }
          done={() =>
            settled(
              doing.kind === 'put_in_group'
                ? say('people.was_put_in', { name: doing.person.name, group: group.name })
                : say('people.was_taken_out', { name: doing.person.name, group: group.name }),
            )
          }
          close={close}
        />
      )}
    </aside>
  );
}

interface ThoughtDialogProps {
  desk: Desk;
  title: string;
  words?: string;
  verb: string;
  weight?: 'danger';
  confirm?: string;
  thought: Thought;
  act(): ReturnType<Desk['service']['ask']>;
  done(): void;
  close(): void;
}

/** Asks before a change of rights is made, and shows who gains and loses what by it. */
export function ThoughtDialog({ desk, thought, words, act, done, ...dialog }: ThoughtDialogProps) {
  const [preview, again] = usePreview(desk, thought);
  return (
    <ActDialog {...dialog} act={act} done={done}>
      {words && <p>{words}</p>}
      <DifferenceList asked={preview} again={again} />
    </ActDialog>
  );
}

interface RenameGroupProps {
  desk: Desk;
  group: Group;
  path: string;
  close(): void;
  done(message: string): void;
}

function RenameGroup({ desk, group, path, close, done }: RenameGroupProps) {
  const [name, setName] = useState(group.name);
  return (
    <ActDialog<Group>
      title={say('people.rename_group', { name: group.name })}
      verb={say('people.rename')}
      disabled={name.trim() === '' || name.trim() === group.name}
      act={() => desk.service.ask('PATCH', path, { name: name.trim() })}
      done={() => done(say('people.group_renamed', { name: name.trim() }))}
      close={close}
    >
      <TextField label={say('people.group_name')} value={name} typed={setName} maxLength={200} autofocus />
    </ActDialog>
  );
}

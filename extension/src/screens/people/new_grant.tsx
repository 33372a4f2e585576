import { useRef, useState } from 'preact/hooks';
import type { Right } from '@/library/entry';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import type { Holder } from './folder_access';
import { RIGHTS, rightName } from './right_words';
import type { FolderAccessTold, Group } from './shapes';

interface NewGrantProps {
  access: FolderAccessTold;
  groups: readonly Group[];
  give(holder: Holder, right: Right): void;
}

/** Gives everyone, a group or a person a right; those who have one here are changed in their line. */
export function NewGrant({ access, groups, give }: NewGrantProps) {
  const select = useRef<HTMLSelectElement>(null);
  const [key, setKey] = useState('');
  const [right, setRight] = useState<Right>('use');
  const taken = new Set(
    access.grants
      .filter(each => each.here)
      .map(each => keyOf(each.to_kind, each.to_kind === 'everyone' ? null : each.to_id)),
  );
  const everyone: Holder = { to_kind: 'everyone', to_id: null, to_name: '' };
  const offered = [
    everyone,
    ...groups.map(({ id, name }): Holder => ({ to_kind: 'group', to_id: id, to_name: name })),
    ...access.people.map(
      ({ person, name, email }): Holder => ({
        to_kind: 'person',
        to_id: person,
        to_name: `${name} (${email})`,
      }),
    ),
  ].filter(holder => !taken.has(keyOf(holder.to_kind, holder.to_id)));
  const chosen = offered.find(holder => keyOf(holder.to_kind, holder.to_id) === key);

  const submit = (event: Event) => {
    event.preventDefault();
    if (!chosen) return select.current?.focus();
    const named = access.people.find(each => each.person === chosen.to_id);
    give(named ? { ...chosen, to_name: named.name } : chosen, right);
  };
  const options = (kind: Holder['to_kind']) =>
    offered
      .filter(holder => holder.to_kind === kind)
      .map(holder => (
        <option key={holder.to_id} value={keyOf(holder.to_kind, holder.to_id)}>
          {holder.to_kind === 'everyone' ? say('people.everyone') : holder.to_name}
        </option>
      ));

  return (
    <form class="new-grant" onSubmit={submit}>
      <select
        ref={select}
        class="input"
        aria-label={say('people.give_to')}
        value={chosen ? key : ''}
        onChange={event => setKey(event.currentTarget.value)}
      >
        <option value="">{say('people.give_to')}</option>
        {options('everyone')}
        <optgroup label={say('people.tab_groups')}>{options('group')}</optgroup>
        <optgroup label={say('people.tab_members')}>{options('person')}</optgroup>
      </select>
      <select
        class="input right-select"
        aria-label={say('people.right')}
        value={right}
        onChange={event => setRight(event.currentTarget.value as Right)}
      >
        {RIGHTS.map(each => (
          <option key={each} value={each}>
            {rightName(each)}
          </option>
        ))}
      </select>
      <Button type="submit">{say('people.give_right')}</Button>
    </form>
  );
}

function keyOf(kind: string, id: string | null): string {
  return `${kind} ${id ?? ''}`;
}

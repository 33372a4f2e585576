import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { ActDialog } from './act_dialog';
import type { Desk } from './desk';
import { DifferenceList } from './difference_list';
import { givenBy } from './may';
import { roleMeaning, roleName } from './right_words';
import type { Member, Role } from './shapes';
import { usePreview } from './use_preview';

interface RoleDialogProps {
  desk: Desk;
  person: Member;
  close(): void;
  done(message: string): void;
}

/** Gives somebody another role, and says first what they would gain and lose by it. */
export function RoleDialog({ desk, person, close, done }: RoleDialogProps) {
  const [role, setRole] = useState<Role>(person.role);
  const [preview, again] = usePreview(desk, { kind: 'role', person: person.id, role });

  return (
    <ActDialog<Member>
      title={say('people.role_of', { name: person.name })}
      verb={say('people.change_role')}
      disabled={role === person.role}
      act={() => desk.service.ask('PATCH', `${desk.path}/members/${person.id}`, { role })}
      done={() => done(say('people.role_changed', { name: person.name, role: roleName(role) }))}
      close={close}
    >
      <RoleChoice roles={givenBy(desk.team.role)} role={role} choose={setRole} />
      {role !== person.role && <DifferenceList asked={preview} again={again} />}
    </ActDialog>
  );
}

interface RoleChoiceProps {
  roles: readonly Role[];
  role: Role;
  choose(role: Role): void;
}

/** One of the roles, each with what it may do. */
function RoleChoice({ roles, role, choose }: RoleChoiceProps) {
  return (
    <fieldset class="role-choice">
      <legend class="field-label">{say('people.column_role')}</legend>
      {roles.map(each => (
        <label key={each} class="role-option">
          <input type="radio" name="role" checked={each === role} onChange={() => choose(each)} />
          <span>
            <strong>{roleName(each)}</strong>
            <span class="muted">{roleMeaning(each)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

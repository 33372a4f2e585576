import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { SelectField, TextField } from '../parts/field';
import { unansweredWords } from '../parts/unanswered_words';
import type { Desk } from './desk';
import { givenBy } from './may';
import { roleMeaning, roleName } from './right_words';
import type { InvitationLink, Role } from './shapes';

interface InviteFormProps {
  desk: Desk;
  made(link: InvitationLink): void;
}

/** Invites one person; without an address, whoever has the link. */
export function InviteForm({ desk, made }: InviteFormProps) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [refusal, refuse] = useState('');
  const [sending, setSending] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    refuse('');
    const wanted = {
      role,
      ...(email.trim() && { email: email.trim() }),
      ...(name.trim() && { name: name.trim() }),
    };
    const answer = await desk.service.ask<InvitationLink>('POST', `${desk.path}/invitations`, wanted);
    setSending(false);
    if (answer.kind !== 'told') return refuse(unansweredWords(answer));
    setEmail('');
    setName('');
    made(answer.value);
  };

  return (
    <form class="invite-form" onSubmit={event => void submit(event)}>
      <TextField
        label={say('people.address')}
        hint={say('people.address_hint')}
        error={refusal}
        inputmode="email"
        spellcheck={false}
        value={email}
        typed={setEmail}
      />
      <TextField label={say('people.name_optional')} value={name} typed={setName} maxLength={200} />
      <SelectField
        label={say('people.column_role')}
        hint={roleMeaning(role)}
        value={role}
        options={givenBy(desk.team.role).map(each => ({ value: each, label: roleName(each) }))}
        chosen={value => setRole(value as Role)}
      />
      <Button weight="primary" type="submit" disabled={sending}>
        {say('people.invite')}
      </Button>
    </form>
  );
}

import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { SelectField, TextField } from '../parts/field';
import { ActDialog } from './act_dialog';
import type { Desk } from './desk';
import type { ApiScope, ApiToken } from './shapes';
import { SCOPES, scopeMeaning, scopeName } from './token_words';

interface NewTokenProps {
  desk: Desk;
  close(): void;
  made(token: string): void;
}

/** Makes an API token; it is shown once, afterwards. */
export function NewToken({ desk, close, made }: NewTokenProps) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ApiScope>('read');
  const [days, setDays] = useState('90');
  return (
    <ActDialog<ApiToken & { token: string }>
      title={say('people.new_token')}
      verb={say('people.make_token')}
      disabled={name.trim() === ''}
      act={() =>
        desk.service.ask('POST', '/v1/me/api-tokens', {
          team: desk.team.id,
          name: name.trim(),
          scope,
          days: Number(days),
        })
      }
      done={token => made(token.token)}
      close={close}
    >
      <TextField
        label={say('people.token_name')}
        hint={say('people.token_name_hint')}
        maxLength={200}
        autofocus
        value={name}
        typed={setName}
      />
      <SelectField
        label={say('people.token_scope')}
        hint={scopeMeaning(scope)}
        value={scope}
        options={SCOPES.map(each => ({ value: each, label: scopeName(each) }))}
        chosen={value => setScope(value as ApiScope)}
      />
      <SelectField
        label={say('people.token_days')}
        value={days}
        options={DAYS.map(each => ({ value: String(each), label: say('people.days', { count: each }) }))}
        chosen={setDays}
      />
    </ActDialog>
  );
}

/** The service takes up to a year. */
const DAYS = [7, 30, 90, 180, 365];

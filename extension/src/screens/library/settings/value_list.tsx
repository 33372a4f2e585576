import { useState } from 'preact/hooks';
import { isValueName, type Values } from '@/library/values';
import { say } from '@/words/say';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { SavedField } from './saved_field';

interface ValueListProps {
  own: Values;
  team: Values;
  changed(own: Record<string, string>): void;
}

/** What `team.*` becomes: this browser's own values, which can be changed, and the team's, which come first. */
export function ValueList({ own, team, changed }: ValueListProps) {
  const names = Object.keys(own).filter(name => !Object.hasOwn(team, name));
  const without = (name: string) => Object.fromEntries(Object.entries(own).filter(([each]) => each !== name));

  return (
    <>
      {Object.keys(team).length > 0 && (
        <dl class="account-lines team-values">
          {Object.entries(team).map(([name, value]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd dir="auto">
                {value} <span class="muted">{say('settings.value_of_team')}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {names.map(name => (
        <div class="value-line" key={name}>
          <SavedField
            label={name}
            value={own[name] ?? ''}
            save={value => changed({ ...own, [name]: value })}
          />
          <IconButton label={say('settings.remove', { name })} onClick={() => changed(without(name))}>
            <Icon name="close" />
          </IconButton>
        </div>
      ))}
      <NewValue taken={{ ...own, ...team }} add={(name, value) => changed({ ...own, [name]: value })} />
    </>
  );
}

function NewValue({ taken, add }: { taken: Values; add(name: string, value: string): void }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [refusal, refuse] = useState('');

  const submit = (event: Event) => {
    event.preventDefault();
    const wanted = valueNameOf(name);
    const why = whyNot(wanted, value, taken);
    refuse(why);
    if (why) return;
    add(wanted, value.trim());
    setName('');
    setValue('');
  };

  return (
    <form class="site-form" onSubmit={submit}>
      <input
        class="input"
        aria-label={say('settings.value_name')}
        aria-invalid={refusal !== ''}
        placeholder="return_days"
        spellcheck={false}
        value={name}
        onInput={event => setName(event.currentTarget.value)}
      />
      <input
        class="input"
        dir="auto"
        aria-label={say('settings.value_text')}
        placeholder="30"
        value={value}
        onInput={event => setValue(event.currentTarget.value)}
      />
      <Button type="submit">{say('settings.add')}</Button>
      {refusal && (
        <p class="field-error" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}

/** As a template writes it, however it was typed: `Return days`, `team.return_days`. */
export function valueNameOf(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/^team\./, '')
    .replace(/[\s-]+/g, '_');
}

function whyNot(name: string, value: string, taken: Values): string {
  if (!isValueName(name)) return say('settings.value_misnamed');
  if (Object.hasOwn(taken, name)) return say('settings.value_taken', { name });
  return value.trim() === '' ? say('settings.value_empty', { name }) : '';
}

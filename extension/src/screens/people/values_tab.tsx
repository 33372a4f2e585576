import { useMemo, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import { FileRoom } from './file_room';
import { managesPeople } from './may';
import { RemoveValue, RenameValue, SetValue } from './value_dialogs';
import { ValueHistory } from './value_history';
import { valueUses } from './value_use';

interface TeamTold {
  values: Record<string, string>;
}

type Doing = { kind: 'set' | 'rename' | 'remove' | 'history'; name: string };

/** What templates call `team.…`: each value, where it is used, and what is used and has no value. */
export function ValuesTab({ desk }: { desk: Desk }) {
  const [team, again] = useAsked<TeamTold>(desk, desk.path);
  const [doing, setDoing] = useState<Doing | null>(null);
  const uses = useMemo(() => valueUses(desk.view.entries), [desk.view.entries]);

  const close = () => setDoing(null);
  const settled = (message: string) => {
    close();
    desk.say(message);
    void again();
  };

  return (
    <AnswerArea asked={team} again={again}>
      {({ values }) => {
        const names = Object.keys(values);
        const missing = [...uses.keys()].filter(name => !Object.hasOwn(values, name)).sort();
        const shared = { desk, values, uses, close, done: settled };
        return (
          <div class="people-stack">
            <section class="card">
              <header class="card-head">
                <h2>{say('people.values_title')}</h2>
                <Button weight="primary" onClick={() => setDoing({ kind: 'set', name: '' })}>
                  {say('people.new_value')}
                </Button>
              </header>
              <p class="muted">{say('people.values_meaning')}</p>
              {names.length === 0 ? (
                <Empty title={say('people.no_values')}>{say('people.no_values_hint')}</Empty>
              ) : (
                <ul class="lines values">
                  {names.map(name => (
                    <ValueLine
                      key={name}
                      name={name}
                      value={values[name] ?? ''}
                      uses={uses.get(name) ?? []}
                      act={kind => setDoing({ kind, name })}
                      hasHistory={managesPeople(desk.team.role)}
                    />
                  ))}
                </ul>
              )}
            </section>
            {missing.length > 0 && (
              <section class="card">
                <h2>{say('people.values_missing')}</h2>
                <p class="muted">{say('people.values_missing_meaning')}</p>
                <ul class="lines values">
                  {missing.map(name => (
                    <li key={name}>
                      <span class="line-words">
                        <code>{asWritten(name)}</code>
                        <Uses entries={uses.get(name) ?? []} />
                      </span>
                      <Button onClick={() => setDoing({ kind: 'set', name })}>
                        {say('people.set_value')}
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {managesPeople(desk.team.role) && <FileRoom desk={desk} />}
            {doing?.kind === 'set' && <SetValue {...shared} name={doing.name} />}
            {doing?.kind === 'rename' && <RenameValue {...shared} name={doing.name} />}
            {doing?.kind === 'remove' && <RemoveValue {...shared} name={doing.name} />}
            {doing?.kind === 'history' && <ValueHistory desk={desk} name={doing.name} close={close} />}
          </div>
        );
      }}
    </AnswerArea>
  );
}

interface ValueLineProps {
  name: string;
  value: string;
  uses: readonly LibraryEntry[];
  hasHistory: boolean;
  act(kind: Doing['kind']): void;
}

function ValueLine({ name, value, uses, hasHistory, act }: ValueLineProps) {
  return (
    <li>
      <span class="line-words">
        <code>{asWritten(name)}</code>
        <span class="value-text" dir="auto">
          {value || say('people.empty_value')}
        </span>
        <Uses entries={uses} />
      </span>
      <span class="line-buttons">
        <Button aria-label={say('people.change_value_of', { name })} onClick={() => act('set')}>
          {say('people.change_value')}
        </Button>
        <Button
          weight="quiet"
          aria-label={say('people.rename_value_of', { name })}
          onClick={() => act('rename')}
        >
          {say('people.rename')}
        </Button>
        {hasHistory && (
          <Button
            weight="quiet"
            aria-label={say('people.history_of', { name })}
            onClick={() => act('history')}
          >
            {say('people.history')}
          </Button>
        )}
        <Button
          weight="danger"
          aria-label={say('people.remove_value_of', { name })}
          onClick={() => act('remove')}
        >
          {say('common.delete')}
        </Button>
      </span>
    </li>
  );
}

/** Where it is used, folded up. */
function Uses({ entries }: { entries: readonly LibraryEntry[] }) {
  if (entries.length === 0) return <span class="muted">{say('people.used_nowhere')}</span>;
  return (
    <details class="uses">
      <summary>{say('people.used_in', { count: entries.length })}</summary>
      <ul>
        {entries.slice(0, SHOWN).map(({ id, template }) => (
          <li key={id}>
            <a dir="auto" href={`#/templates?template=${id}`}>
              {template.title}
            </a>
          </li>
        ))}
      </ul>
      {entries.length > SHOWN && (
        <p class="muted">{say('people.and_more', { count: entries.length - SHOWN })}</p>
      )}
    </details>
  );
}

/** As templates write it. */
const asWritten = (name: string): string => `team.${name}`;

const SHOWN = 50;

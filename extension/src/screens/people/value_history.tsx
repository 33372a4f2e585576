import { say } from '@/words/say';
import { shownMoment } from '@/words/shown';
import { Dialog } from '../library/dialog';
import { Button } from '../parts/button';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import type { TrailEntry, TrailPage } from './shapes';

/** What a value was, who changed it, and when; as far back as the newest two hundred changes of the team go. */
export function ValueHistory({ desk, name, close }: { desk: Desk; name: string; close(): void }) {
  const [trail, again] = useAsked<TrailPage>(desk, `${desk.path}/audit?action=team.changed&limit=200`);
  return (
    <Dialog title={say('people.history_of', { name })} close={close}>
      <AnswerArea asked={trail} again={again}>
        {({ entries }) => {
          const states = entries.flatMap(entry => stateIn(entry, name) ?? []);
          if (states.length === 0) return <p class="muted">{say('people.no_history')}</p>;
          return (
            <ol class="lines history">
              {states.map(({ entry, value }) => (
                <li key={entry.id}>
                  <span class="line-words">
                    <strong dir="auto">{value ?? say('people.value_was_removed')}</strong>
                    <span class="muted" dir="auto">
                      {say('people.changed_by', { name: entry.actor, at: shownMoment(new Date(entry.at)) })}
                    </span>
                  </span>
                </li>
              ))}
            </ol>
          );
        }}
      </AnswerArea>
      <footer>
        <Button onClick={close}>{say('common.close')}</Button>
      </footer>
    </Dialog>
  );
}

interface State {
  entry: TrailEntry;
  /** Null: it was taken away. */
  value: string | null;
}

function stateIn(entry: TrailEntry, name: string): State | null {
  const values = entry.facts.values as Record<string, [string | null, string | null]> | undefined;
  const states = values?.[name];
  return states ? { entry, value: states[1] } : null;
}

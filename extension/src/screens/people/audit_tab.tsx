import { useEffect, useState } from 'preact/hooks';
import type { Unanswered } from '@/library/service';
import { say } from '@/words/say';
import { shownMoment } from '@/words/shown';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { unansweredWords } from '../parts/unanswered_words';
import { AnswerArea } from './answer_area';
import { type Asked, useAsked } from './asked';
import { AuditFilters } from './audit_filters';
import { trailSentence } from './audit_words';
import type { Desk } from './desk';
import { ALL_OF_TRAIL, type TrailAsked } from './people_place';
import { saveFile } from './save_file';
import type { Member, TrailEntry, TrailPage } from './shapes';

/** Who did what, the newest first: asked for by person, deed, time and thing, and exported as it was asked for. */
export function AuditTab({ desk }: { desk: Desk }) {
  const asked = desk.place.asked;
  const [members] = useAsked<Member[]>(desk, `${desk.path}/members`);
  const trail = useTrail(desk, asked);
  const [refusal, refuse] = useState('');

  const save = async (form: 'csv' | 'jsonl') => {
    refuse('');
    const answer = await desk.service.fetchFile(`${desk.path}/audit.${form}${queryOf(asked)}`);
    if (answer.kind === 'told') saveFile(`audit.${form}`, answer.value);
    else refuse(unansweredWords(answer));
  };

  return (
    <div class="people-stack wide">
      <AuditFilters
        asked={asked}
        people={members.kind === 'told' ? members.value : []}
        ask={next => desk.go({ asked: next })}
      />
      <div class="people-bar">
        <span class="muted" role="status">
          {trail.asked.kind === 'told'
            ? say('people.entries_shown', { count: trail.asked.value.length })
            : ''}
        </span>
        <Button onClick={() => void save('csv')}>{say('people.export_csv')}</Button>
        <Button onClick={() => void save('jsonl')}>{say('people.export_lines')}</Button>
      </div>
      {refusal && (
        <p class="field-error" role="alert">
          {refusal}
        </p>
      )}
      <AnswerArea asked={trail.asked} again={trail.again}>
        {entries =>
          entries.length === 0 ? (
            <Empty title={say('people.no_entries')}>
              <Button onClick={() => desk.go({ asked: ALL_OF_TRAIL })}>{say('people.show_all')}</Button>
            </Empty>
          ) : (
            <>
              <ol class="trail">
                {entries.map(entry => (
                  <TrailLine key={entry.id} entry={entry} />
                ))}
              </ol>
              {trail.older && <Button onClick={trail.older}>{say('people.older')}</Button>}
              {trail.refused && (
                <p class="field-error" role="alert">
                  {unansweredWords(trail.refused)}
                </p>
              )}
            </>
          )
        }
      </AnswerArea>
    </div>
  );
}

function TrailLine({ entry }: { entry: TrailEntry }) {
  return (
    <li>
      <time dateTime={entry.at}>{shownMoment(new Date(entry.at))}</time>
      <span dir="auto">{trailSentence(entry)}</span>
    </li>
  );
}

interface Trail {
  asked: Asked<TrailEntry[]>;
  again(): Promise<void>;
  /** Null at the end. */
  older: (() => void) | null;
  refused: Unanswered | null;
}

/** The newest page of what was asked for, and further ones below it as they are wished. */
function useTrail(desk: Desk, sought: TrailAsked): Trail {
  const query = queryOf(sought);
  const [first, again] = useAsked<TrailPage>(desk, `${desk.path}/audit${query}`);
  const [more, setMore] = useState<TrailPage | null>(null);
  const [refused, refuse] = useState<Unanswered | null>(null);
  useEffect(() => setMore(null), [first]);

  if (first.kind !== 'told') return { asked: first, again, older: null, refused: null };
  const next = more ? more.next : first.value.next;
  const read = async () => {
    const before = `${query ? `${query}&` : '?'}before=${next}`;
    const answer = await desk.service.ask<TrailPage>('GET', `${desk.path}/audit${before}`);
    refuse(answer.kind === 'told' ? null : answer);
    if (answer.kind === 'told')
      setMore({ entries: [...(more?.entries ?? []), ...answer.value.entries], next: answer.value.next });
  };
  return {
    asked: { ...first, value: [...first.value.entries, ...(more?.entries ?? [])] },
    again,
    older: next === null ? null : () => void read(),
    refused,
  };
}

/** As the service is asked; days begin and end where the person is. */
function queryOf({ actor, action, since, until, about }: TrailAsked): string {
  const said = new URLSearchParams();
  if (actor) said.set('actor', actor);
  if (action) said.set('action', action);
  if (since) said.set('since', new Date(`${since}T00:00:00`).toISOString());
  if (until) said.set('until', new Date(`${until}T24:00:00`).toISOString());
  if (about.trim()) said.set('about', about.trim());
  const query = said.toString();
  return query && `?${query}`;
}

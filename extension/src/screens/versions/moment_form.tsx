import { useState } from 'preact/hooks';
import type { View } from '@/library/workspace';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { branchesOf, pathOf } from '../library/folders/branches';
import { Button } from '../parts/button';
import { described, FieldFrame, SelectField } from '../parts/field';
import type { Restorable } from './restorable';

interface MomentFormProps {
  view: View;
  restorable: Restorable;
  at: string | null;
  choose(folder: string | null, at: string): void;
  now: Date;
}

/** Which folder, and how it was when. */
export function MomentForm({ view, restorable, at, choose, now }: MomentFormProps) {
  const [within, setWithin] = useState(restorable.folder);
  // A moment that is a number has no time that a person would know it by.
  const [typed, setTyped] = useState(() =>
    at?.startsWith('n') ? '' : localTime(at ? new Date(at) : hoursAgo(now, 24)),
  );
  const moment = new Date(typed);
  const isGood = !Number.isNaN(moment.getTime()) && moment <= now;
  const label = say('versions.as_it_was_at');
  const error = isGood || !typed ? undefined : say('versions.moment_must_be_past');

  const take = (time: Date) => {
    setTyped(localTime(time));
    choose(within, time.toISOString());
  };

  return (
    <form
      class="moment-form card"
      onSubmit={event => {
        event.preventDefault();
        if (isGood) choose(within, moment.toISOString());
      }}
    >
      <div class="two-fields">
        <SelectField
          label={say('versions.restore_what')}
          value={within ?? ''}
          options={[
            ...wholeOf(restorable, within),
            ...branchesOf(restorable.folders).map(({ folder }) => ({
              value: folder.id,
              label: pathOf(folder, view.folders).join(' / '),
            })),
          ]}
          chosen={value => setWithin(value || null)}
        />
        <FieldFrame id="moment" {...{ label, error }}>
          <input
            {...described(label, 'moment', undefined, error)}
            id="moment"
            class="input"
            type="datetime-local"
            step={1}
            max={localTime(now)}
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
          />
        </FieldFrame>
      </div>
      <div class="moment-acts">
        <span class="moment-quick">
          {QUICK.map(([word, hours]) => (
            <Button key={word} weight="quiet" onClick={() => take(hoursAgo(now, hours))}>
              {say(word)}
            </Button>
          ))}
        </span>
        <Button weight="primary" type="submit" disabled={!isGood}>
          {say('versions.show_plan')}
        </Button>
      </div>
    </form>
  );
}

/** All of it is offered to whoever may write in any of what is shared. */
function wholeOf({ shared }: Restorable, within: string | null): { value: string; label: string }[] {
  if (shared === 'none' && within !== null) return [];
  return [
    { value: '', label: say(shared === 'all' ? 'versions.whole_library' : 'versions.all_you_may_edit') },
  ];
}

const QUICK: readonly (readonly [Word, number])[] = [
  ['versions.an_hour_ago', 1],
  ['versions.a_day_ago', 24],
  ['versions.a_week_ago', 24 * 7],
];

function hoursAgo(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}

/** As `datetime-local` takes it: the person's own clock, without a zone. */
function localTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return Number.isNaN(local.getTime()) ? '' : local.toISOString().slice(0, 19);
}

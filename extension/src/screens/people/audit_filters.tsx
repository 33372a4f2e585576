import { useEffect, useState } from 'preact/hooks';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { useFocusKept } from '../library/use_focus_kept';
import { Button } from '../parts/button';
import { ALL_OF_TRAIL, type TrailAsked } from './people_place';
import type { Member } from './shapes';

interface AuditFiltersProps {
  asked: TrailAsked;
  people: readonly Member[];
  ask(next: TrailAsked): void;
}

/** Who, what, when, which. */
export function AuditFilters({ asked, people, ask }: AuditFiltersProps) {
  const [about, setAbout] = useState(asked.about);
  useEffect(() => setAbout(asked.about), [asked.about]);
  const change = (part: Partial<TrailAsked>) => ask({ ...asked, ...part });
  const isAsking = Object.values(asked).some(Boolean);
  useFocusKept(String(isAsking), ['.audit-filters select']);

  return (
    <form
      class="audit-filters"
      aria-label={say('people.filters')}
      onSubmit={event => {
        event.preventDefault();
        change({ about });
      }}
    >
      <label class="field">
        <span class="field-label">{say('people.filter_who')}</span>
        <select
          class="input"
          value={asked.actor}
          onChange={event => change({ actor: event.currentTarget.value })}
        >
          <option value="">{say('people.anybody')}</option>
          {people.map(person => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{say('people.filter_what')}</span>
        <select
          class="input"
          value={asked.action}
          onChange={event => change({ action: event.currentTarget.value })}
        >
          <option value="">{say('people.anything')}</option>
          {Object.entries(KINDS).map(([kind, word]) => (
            <option key={kind} value={kind}>
              {say(word)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{say('people.filter_since')}</span>
        <input
          class="input"
          type="date"
          value={asked.since}
          onChange={event => change({ since: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span class="field-label">{say('people.filter_until')}</span>
        <input
          class="input"
          type="date"
          value={asked.until}
          onChange={event => change({ until: event.currentTarget.value })}
        />
      </label>
      <label class="field grows">
        <span class="field-label">{say('people.filter_which')}</span>
        <input
          class="input"
          type="search"
          placeholder={say('people.filter_which_hint')}
          value={about}
          onInput={event => setAbout(event.currentTarget.value)}
          onChange={() => change({ about })}
        />
      </label>
      {isAsking && <Button onClick={() => ask(ALL_OF_TRAIL)}>{say('people.show_all')}</Button>}
    </form>
  );
}

/** The kinds of deeds that the service tells apart. */
const KINDS: Record<string, Word> = {
  signing_in: 'audit.kind_signing_in',
  api_token: 'audit.kind_api_token',
  team: 'audit.kind_team',
  member: 'audit.kind_member',
  invitation: 'audit.kind_invitation',
  group: 'audit.kind_group',
  folder: 'audit.kind_folder',
  grant: 'audit.kind_grant',
  template: 'audit.kind_template',
  pack: 'audit.kind_pack',
};

import type { Others } from '@/library/presence';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';
import { type Asked, useNames } from './use_name';

interface PresentPeopleProps {
  others: Others;
  view: View;
  service: Asked;
}

interface Named {
  id: string;
  name: string;
  writes: boolean;
}

/** Who else has the template open, in a corner of its head; a screen reader is told when that changes. */
export function PresentPeople({ others, view, service }: PresentPeopleProps) {
  const names = useNames(
    others.people.map(({ id }) => id),
    view,
    service,
  );
  const people = others.people.map(each => ({
    ...each,
    name: names.get(each.id) ?? say('template.somebody'),
  }));
  const shown = people.slice(0, MOST_SHOWN);
  const more = people.length - shown.length + others.more;
  return (
    <span class="present" role="status">
      {shown.length > 0 && (
        <>
          <span class="present-chips" aria-hidden="true">
            {shown.map(each => (
              <Chip key={each.id} {...each} />
            ))}
            {more > 0 && <span class="present-chip">{`+${more}`}</span>}
          </span>
          <span class="present-words">{presentWords(shown, more)}</span>
        </>
      )}
    </span>
  );
}

function Chip({ name, writes }: Named) {
  const title = say(writes ? 'presence.one_writes' : 'presence.one_has_open', { name });
  return (
    <span class={writes ? 'present-chip writes' : 'present-chip'} title={title}>
      {initialOf(name)}
    </span>
  );
}

/** If anybody writes, that is what matters: of the others the chips tell. */
function presentWords(shown: readonly Named[], more: number): string {
  const writing = shown.filter(each => each.writes);
  if (writing.length > 0) return sentence('presence.writes', writing, 0);
  return sentence('presence.has_open', shown, more);
}

function sentence(
  word: 'presence.writes' | 'presence.has_open',
  people: readonly Named[],
  more: number,
): string {
  const names = people.map(({ name }) => name);
  const who = shownList(more > 0 ? [...names, say('presence.others', { count: more })] : names);
  return say(word, { who, count: people.length + more });
}

/** A letter as a person reads it: no half of a pair. */
const initialOf = (name: string): string =>
  [...new Intl.Segmenter().segment(name.trim())][0]?.segment.toUpperCase() ?? '';

const MOST_SHOWN = 3;

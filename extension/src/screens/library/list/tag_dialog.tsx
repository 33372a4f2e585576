import { useMemo, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { Dialog } from '../dialog';
import type { Retagging } from '../steps';

interface TagDialogProps {
  /** Whose tags are changed. */
  entries: readonly LibraryEntry[];
  /** Everything there is, for the tags that others have. */
  all: readonly LibraryEntry[];
  tag(change: Retagging): void;
  close(): void;
}

/** Adds tags to several templates and takes tags from them, in one go. */
export function TagDialog({ entries, all, tag, close }: TagDialogProps) {
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const held = useMemo(() => countsOf(entries), [entries]);
  const known = useMemo(() => [...countsOf(all).keys()], [all]);

  const typed = query.trim().replaceAll(',', ' ');
  const names = [...new Set([...wanted.keys(), ...held.keys(), ...known])];
  const fitting = names.filter(name => name.toLowerCase().includes(typed.toLowerCase())).slice(0, MOST);
  const isNew = typed !== '' && !names.some(name => name.toLowerCase() === typed.toLowerCase());

  const holds = (name: string): boolean | 'some' => {
    const count = held.get(name) ?? 0;
    return wanted.get(name) ?? (count === entries.length ? true : count > 0 ? 'some' : false);
  };
  const want = (name: string, on: boolean) => setWanted(new Map([...wanted, [name, on]]));
  const add = [...wanted].filter(([, on]) => on).map(([name]) => name);
  const remove = [...wanted].filter(([, on]) => !on).map(([name]) => name);

  const submit = (event: Event) => {
    event.preventDefault();
    if (isNew || (typed !== '' && fitting.length > 0)) {
      const name = isNew ? typed : (fitting[0] ?? typed);
      want(name, holds(name) !== true);
      setQuery('');
      return;
    }
    close();
    if (add.length > 0 || remove.length > 0) tag({ add, remove });
  };

  return (
    <Dialog title={say('library.tag_title', { count: entries.length })} close={close}>
      <form onSubmit={submit}>
        <input
          class="input"
          autofocus
          aria-label={say('library.find_tag')}
          placeholder={say('library.find_tag_hint')}
          maxLength={50}
          dir="auto"
          value={query}
          onInput={event => setQuery(event.currentTarget.value)}
        />
        <ul class="tag-list">
          {isNew && (
            <li>
              <Button type="submit" weight="quiet">
                {say('library.add_tag', { name: typed })}
              </Button>
            </li>
          )}
          {fitting.map(name => (
            <li key={name}>
              <TagLine name={name} holds={holds(name)} turned={on => want(name, on)} />
            </li>
          ))}
        </ul>
        <footer>
          <Button onClick={close}>{say('common.cancel')}</Button>
          <Button weight="primary" type="submit">
            {say('common.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** More than that nobody reads; a letter narrows them. */
const MOST = 60;

interface TagLineProps {
  name: string;
  holds: boolean | 'some';
  turned(on: boolean): void;
}

function TagLine({ name, holds, turned }: TagLineProps) {
  return (
    <label class="tag-line">
      <input
        type="checkbox"
        checked={holds === true}
        ref={box => {
          if (box) box.indeterminate = holds === 'some';
        }}
        onChange={event => turned(event.currentTarget.checked)}
      />
      <span dir="auto">{name}</span>
      {holds === 'some' && <span class="muted">{say('library.tag_on_some')}</span>}
    </label>
  );
}

/** How many have each tag, the most frequent first. */
function countsOf(entries: readonly LibraryEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { template } of entries)
    for (const tag of template.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])));
}

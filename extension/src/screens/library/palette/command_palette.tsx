import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Empty } from '../../parts/empty';
import { Icon } from '../../parts/icon';
import { Keys } from '../../parts/keys';
import type { Shared } from '../side_bar';
import { type Command, commandsAt, fitting } from './commands';
import { noteChosen, recentIn } from './recent';

interface CommandPaletteProps extends Shared {
  notes: Storage;
  close(): void;
}

/** Type what you want to do or find, Enter. What was done lately stands first. */
export function CommandPalette({ view, place, go, doings, notes, close }: CommandPaletteProps) {
  const [query, setQuery] = useState('');
  const [index, point] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const commands = useMemo(() => commandsAt({ view, place, go, doings }), []);
  const recent = useMemo(() => recentIn(notes), []);
  const rows = useMemo(() => {
    const templates = templatesFor(query, { go, doings });
    if (query.trim()) return [...fitting(commands, query).slice(0, MOST), ...templates];
    return lately(recent, [...commands, ...templates]);
  }, [query]);

  useLayoutEffect(() => {
    dialog.current?.showModal();
    return () => dialog.current?.close();
  }, []);
  useEffect(() => {
    dialog.current?.querySelector(`#command-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [index, rows]);

  const take = (command: Command | undefined) => {
    if (!command) return;
    noteChosen(notes, command.id);
    close();
    // Where it leads may ask for the focus, which this dialog gives back when it is gone.
    queueMicrotask(command.run);
  };
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.isComposing) return;
    const to = after(event.key, index, rows.length);
    if (to !== null) point(to);
    else if (event.key === 'Enter') take(rows[index]);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      class="dialog command-palette"
      aria-label={say('actions.palette')}
      onKeyDown={pressed}
      onCancel={event => {
        event.preventDefault();
        close();
      }}
      onClick={event => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <input
        class="command-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="commands"
        aria-autocomplete="list"
        aria-activedescendant={rows.length > 0 ? `command-${index}` : undefined}
        aria-label={say('actions.palette')}
        placeholder={say('library.palette_hint')}
        dir="auto"
        value={query}
        onInput={event => {
          setQuery(event.currentTarget.value);
          point(0);
        }}
      />
      <div class="commands" id="commands" role="listbox" aria-label={say('library.palette_found')}>
        {rows.map((command, nth) => (
          <CommandLine
            key={command.id}
            {...{ command, nth }}
            beginsPart={command.kind !== rows[nth - 1]?.kind && query.trim() !== ''}
            isChosen={nth === index}
            take={() => take(command)}
          />
        ))}
      </div>
      {rows.length === 0 && (
        <Empty title={say('library.nothing_fits', { query: query.trim() })}>
          {say('library.palette_none')}
        </Empty>
      )}
      <p class="unseen" role="status">
        {say('library.palette_count', { count: rows.length })}
      </p>
    </dialog>
  );
}

/** Of each kind; who looks for more types on. */
const MOST = 8;

interface CommandLineProps {
  command: Command;
  nth: number;
  beginsPart: boolean;
  isChosen: boolean;
  take(): void;
}

function CommandLine({ command, nth, beginsPart, isChosen, take }: CommandLineProps) {
  const { name, kind, icon, beside } = command;
  return (
    <>
      {beginsPart && (
        <div class="menu-head" role="presentation">
          {say(kind)}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys for all lines */}
      <div
        id={`command-${nth}`}
        class="command"
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        onClick={take}
      >
        <Icon name={icon} size={14} />
        <span class="menu-words" dir="auto">
          {name}
        </span>
        <span class="command-beside">
          {kind === 'library.command_action' || kind === 'library.command_screen' ? (
            <Keys of={beside} />
          ) : (
            beside
          )}
        </span>
      </div>
    </>
  );
}

function templatesFor(query: string, { go, doings }: Pick<CommandPaletteProps, 'go' | 'doings'>): Command[] {
  return doings.find(query, MOST).map(({ id, title, shortcut, folder_name }) => ({
    id: `template ${id}`,
    name: title || say('library.untitled'),
    also: '',
    kind: 'library.command_template',
    icon: 'mail',
    beside: shortcut || folder_name,
    run: () => go({ screen: 'templates', template: id }),
  }));
}

/** What was chosen lately, then the rest, a few of them. */
function lately(recent: readonly string[], commands: readonly Command[]): Command[] {
  const byId = new Map(commands.map(command => [command.id, command]));
  const first = recent.flatMap(id => byId.get(id) ?? []);
  const seen = new Set(first.map(({ id }) => id));
  return [...first, ...commands.filter(({ id }) => !seen.has(id))].slice(0, AT_FIRST);
}

const AT_FIRST = 40;

function after(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowUp') return (index - 1 + count) % count;
  if (key === 'PageDown') return Math.min(count - 1, index + MOST);
  return key === 'PageUp' ? Math.max(0, index - MOST) : null;
}

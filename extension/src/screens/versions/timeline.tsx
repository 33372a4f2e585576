import { useEffect, useId, useRef } from 'preact/hooks';
import { say } from '@/words/say';
import { shownDate, shownMoment, shownSince, shownTime } from '@/words/shown';
import type { Author, Version } from './past';

interface TimelineProps {
  versions: readonly Version[];
  chosen: string;
  choose(name: string): void;
  /** To what the chosen one changed, and what can be done with it. */
  enter(): void;
  /** The name of a folder, if it is one that is seen. */
  folderName(id: string): string | undefined;
  now: Date;
}

/** Every version, newest first; arrows (or J and K) go through them, Enter goes on to what the chosen one changed. */
export function Timeline({ versions, chosen, choose, enter, folderName, now }: TimelineProps) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const step = (by: number) => {
    const at = versions.findIndex(version => version.name === chosen);
    const next = versions[Math.min(versions.length - 1, Math.max(0, at + by))];
    if (next) choose(next.name);
  };
  const pressed = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (by === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (by === undefined) enter();
    else step(by);
  };

  return (
    <div
      ref={list}
      class="timeline"
      role="listbox"
      tabIndex={0}
      aria-label={say('versions.versions')}
      aria-activedescendant={`${id}-${chosen}`}
      onKeyDown={pressed}
    >
      {versions.map((version, nth) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all its options
        <div
          key={version.name}
          id={`${id}-${version.name}`}
          class="version"
          role="option"
          tabIndex={-1}
          aria-selected={version.name === chosen}
          onClick={() => choose(version.name)}
        >
          <span class="version-time" title={shownMoment(new Date(version.saved_at))}>
            {shownSince(new Date(version.saved_at), now)}
            <small class="muted"> {exactly(new Date(version.saved_at), now)}</small>
          </span>
          <span class="version-author muted" dir="auto">
            {authorWords(version.author)}
          </span>
          {nth === 0 && <span class="version-note">{say('versions.stands_now')}</span>}
          {movedHere(versions, nth, folderName) && (
            <span class="version-note" dir="auto">
              {movedHere(versions, nth, folderName)}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

export function authorWords(author: Author): string {
  if (author.kind === 'you') return say('versions.by_you');
  if (author.kind === 'gone') return say('versions.by_former_member');
  return author.kind === 'named' ? author.name : '';
}

/** What `shownSince` leaves open: the time of what was today, and of what is far, whose date it says itself. */
function exactly(at: Date, now: Date): string {
  const isToday = shownDate(at) === shownDate(now);
  const isFarAway = now.getTime() - at.getTime() > 31 * 86_400_000;
  return isToday || isFarAway ? shownTime(at) : shownDate(at);
}

function movedHere(
  versions: readonly Version[],
  nth: number,
  folderName: (id: string) => string | undefined,
): string | null {
  const [version, before] = [versions[nth], versions[nth + 1]];
  if (!version?.folder || !before?.folder || version.folder === before.folder) return null;
  const folder = folderName(version.folder);
  return folder ? say('versions.moved_into', { folder }) : say('versions.moved');
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -1e9, End: 1e9 };

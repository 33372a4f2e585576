import type { Clash } from '@/library/clashes';
import type { LibraryEntry, View } from '@/library/workspace';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { Icon } from '../../parts/icon';
import { Said } from '../../parts/said';
import { pathOf } from '../folders/branches';

interface ClashLinesProps {
  clashes: readonly Clash[];
  shortcut: string;
  view: View;
  /** A shortcut that is free, or the same again where none is needed. */
  free: string;
  readOnly: boolean;
  take(shortcut: string): void;
  open(id: string): void;
}

/** What will happen when somebody types this shortcut, with whom, and a way out. */
export function ClashLines({ clashes, shortcut, view, free, readOnly, take, open }: ClashLinesProps) {
  if (clashes.length === 0) return null;

  return (
    <ul class="clash-lines" role="status" aria-label={say('template.clashes')}>
      {clashes.map(clash => (
        <li key={clash.kind} class="clash-line">
          <Icon name="warning" size={14} />
          <span>
            <ClashWords clash={clash} shortcut={shortcut} view={view} open={open} />
          </span>
        </li>
      ))}
      {!readOnly && free !== shortcut && (
        <li class="clash-way">
          <button type="button" class="button" onClick={() => take(free)}>
            <Said word="template.take_free" values={{ shortcut: <code>{free}</code> }} />
          </button>
        </li>
      )}
    </ul>
  );
}

interface ClashWordsProps extends Pick<ClashLinesProps, 'shortcut' | 'view' | 'open'> {
  clash: Clash;
}

function ClashWords({ clash, shortcut, view, open }: ClashWordsProps) {
  const own = <code>{shortcut}</code>;
  if (clash.kind === 'word') {
    const better = <code>{`${view.settings.prefix}${shortcut}`}</code>;
    return <Said word="template.clash_word" values={{ shortcut: own, better }} />;
  }
  const [first] = clash.others;
  if (!first) return null;
  const folder = placeOf(first, view);
  const other = (
    <button type="button" class="link-button" onClick={() => open(first.id)}>
      {first.template.title || say('template.untitled')}
    </button>
  );
  const theirs = <code>{first.template.shortcut}</code>;
  const more = clash.others.length - 1;
  const values = { shortcut: own, other, theirs, folder, more };
  return <Said word={WORDS[clash.kind]} values={values} />;
}

const WORDS: Record<Exclude<Clash['kind'], 'word'>, Word> = {
  same: 'template.clash_same',
  alike: 'template.clash_alike',
  waits: 'template.clash_waits',
  delays: 'template.clash_delays',
};

function placeOf(entry: LibraryEntry, { folders }: View): string {
  const folder = folders.find(each => each.id === entry.folder);
  return folder ? pathOf(folder, folders).join(' / ') : '';
}

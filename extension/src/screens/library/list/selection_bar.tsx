import { say } from '@/words/say';
import { Button, IconButton } from '../../parts/button';
import { Icon, type IconName } from '../../parts/icon';
import { type Action, tooltip } from '../actions';
import type { Doings } from '../use_doings';

const OFFERED: readonly { action: Action; icon: IconName }[] = [
  { action: 'move', icon: 'folder' },
  { action: 'tag', icon: 'tag' },
  { action: 'favour', icon: 'star' },
  { action: 'exportPack', icon: 'export' },
  { action: 'remove', icon: 'bin' },
];

const CHANGES: ReadonlySet<Action> = new Set(['move', 'tag', 'remove']);

/** How many are selected, and what can be done with all of them. Lies over the list's end, so that nothing moves. */
export function SelectionBar({ doings }: { doings: Doings }) {
  const { selection } = doings;
  if (selection.ids.size === 0) return null;
  // Among several that one may edit, a single one that one may not holds these back; where there is none, they are not for this person.
  const offered = OFFERED.filter(
    ({ action }) => doings.can(action) || (CHANGES.has(action) && doings.mayChangeSome),
  );
  return (
    <div class="selection-bar" role="toolbar" aria-label={say('library.selection')}>
      <strong role="status">{say('library.selected', { count: selection.ids.size })}</strong>
      {offered.map(({ action, icon }) => (
        <IconButton
          key={action}
          label={tooltip(action)}
          disabled={!doings.can(action)}
          onClick={() => doings.run(action)}
        >
          <Icon name={icon} />
        </IconButton>
      ))}
      <Button weight="quiet" onClick={selection.clear}>
        {say('library.clear_selection')}
      </Button>
    </div>
  );
}

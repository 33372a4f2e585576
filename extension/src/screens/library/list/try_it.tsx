import { useState } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Keys } from '../../parts/keys';
import { Said } from '../../parts/said';
import { ACTIONS, actionName, shownKey } from '../actions';

interface TryItProps {
  view: View;
  surface: Workspace['surface'];
  notes: Storage;
  practise(): void;
}

/** For who has templates and has never used one: where the first can be tried without a customer reading along. */
export function TryIt({ view, surface, notes, practise }: TryItProps) {
  const [isDone, setDone] = useState(() => notes.getItem(KEPT) !== null);
  const some = view.entries.find(({ template }) => template.shortcut)?.template.shortcut;
  if (isDone || surface !== 'extension' || view.usage.size > 0 || !some) return null;

  const done = () => {
    notes.setItem(KEPT, 'yes');
    setDone(true);
  };
  return (
    <div class="note try-it">
      <span>
        <Said word="library.try_it" values={{ shortcut: <Keys of={some} />, tab: <Keys of="Tab" /> }} />
      </span>
      <Button
        keys={shownKey(ACTIONS.practice.key)}
        onClick={() => {
          done();
          practise();
        }}
      >
        {actionName('practice')}
      </Button>
      <IconButton label={say('library.not_now')} onClick={done}>
        <Icon name="close" />
      </IconButton>
    </div>
  );
}

const KEPT = 'tried_it';

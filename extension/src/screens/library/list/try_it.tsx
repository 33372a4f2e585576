import { useRef, useState } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { SpokenKeys } from '../../parts/keys';
import { Said } from '../../parts/said';
import { ACTIONS, actionName, shownKey } from '../actions';
import { easyShortcuts } from '../easy_shortcuts';

interface TryItProps {
  view: View;
  surface: Workspace['surface'];
  notes: Storage;
  practise(): void;
}

/** For who has templates and has never used one: where the first can be tried without a customer reading along. */
export function TryIt({ view, surface, notes, practise }: TryItProps) {
  const [isDone, setDone] = useState(() => notes.getItem(KEPT) !== null);
  const isFor = !isDone && surface === 'extension' && view.usage.size === 0;
  const some = useSettled(view, () => (isFor ? easyShortcuts(view, 1)[0]?.template.shortcut : undefined));
  if (!isFor || !some) return null;

  const done = () => {
    notes.setItem(KEPT, 'yes');
    setDone(true);
  };
  return (
    <div class="note try-it">
      <span>
        <Said
          word="library.try_it"
          values={{ shortcut: <kbd class="key">{some}</kbd>, tab: <SpokenKeys of="Tab" /> }}
        />
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

/** What was answered first when the library was all here: it does not change under somebody's eyes. */
function useSettled<Answer>({ sync }: View, answer: () => Answer | undefined): Answer | undefined {
  const settled = useRef<Answer>(undefined);
  const isArriving = sync.kind === 'restoring' || (sync.kind === 'sending' && sync.waiting === 0);
  if (!isArriving) settled.current ??= answer();
  return settled.current;
}

const KEPT = 'tried_it';

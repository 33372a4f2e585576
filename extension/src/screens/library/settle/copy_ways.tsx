import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import type { SettleDoings } from './settle_doings';
import { type KeptCopy, type Way, waysOn } from './ways';

interface CopyWaysProps {
  kept: KeptCopy;
  view: View;
  settle: SettleDoings;
  /** A way that is no help where the copy is shown. */
  without?: Way;
}

/** The ways on for one kept copy, as buttons. */
export function CopyWays({ kept, view, settle, without }: CopyWaysProps) {
  const ways = waysOn(kept, view).filter(way => way !== without);
  const folder = view.folders.find(each => each.id === kept.copy.folder)?.name ?? '';
  const words: Record<Way, string> = {
    resolve: say('settle.resolve'),
    place: ['invalid', 'restored'].includes(kept.copy.because)
      ? say('settle.send_again')
      : say('settle.put_into', { folder }),
    edit: say('settle.edit_again'),
    private: say('settle.keep_here'),
    discard: say('settle.discard'),
  };
  const acts: Record<Way, () => void> = {
    resolve: () => settle.ask(kept),
    place: () => void settle.place(kept),
    edit: () => settle.edit(kept),
    private: () => void settle.keepPrivate(kept),
    discard: () => settle.askToDiscard(kept),
  };
  return (
    <span class="ways">
      {ways.map((way, at) => (
        <Button key={way} weight={weightOf(way, at)} onClick={acts[way]}>
          {words[way]}
        </Button>
      ))}
    </span>
  );
}

function weightOf(way: Way, at: number): 'primary' | 'plain' | 'quiet' {
  if (way === 'discard') return 'quiet';
  return at === 0 ? 'primary' : 'plain';
}

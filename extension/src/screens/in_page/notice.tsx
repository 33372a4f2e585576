import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button, IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import type { NoticeAction } from './wishes';

interface NoticeLineProps {
  message: string;
  actions?: NoticeAction[];
  /** It has had its time, or was closed; `after` is what a person asked for with an action. */
  gone: (after?: () => void) => void;
}

/** One line that goes away by itself, unless a person is reading it with the mouse or the keyboard on it. */
export function NoticeLine({ message, actions = [], gone }: NoticeLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const said = useSaidAfterwards(message);
  useGoingAway(message, () => line.current?.matches(':hover, :has(:focus)') ?? false, gone);

  return (
    <div class="notice" ref={line}>
      <span class="notice-message" dir="auto" aria-hidden="true">
        {message}
      </span>
      <span class="unseen" role="status">
        {said}
      </span>
      {actions.map(({ label, run }) => (
        <Button key={label} weight="quiet" class="notice-action" onClick={() => gone(run)}>
          {label}
        </Button>
      ))}
      <IconButton label={say('in_page.dismiss')} onClick={() => gone()}>
        <Icon name="close" size={12} />
      </IconButton>
    </div>
  );
}

/** A screen reader speaks only what comes into a status that was there before. */
function useSaidAfterwards(message: string): string {
  const [said, tell] = useState('');
  useEffect(() => tell(message), [message]);
  return said;
}

function useGoingAway(message: string, isRead: () => boolean, gone: () => void): void {
  const last = useRef({ isRead, gone });
  last.current = { isRead, gone };
  useEffect(() => {
    let timer = setTimeout(leave, timeToRead(message));
    function leave() {
      if (last.current.isRead()) timer = setTimeout(leave, LOOK_AGAIN);
      else last.current.gone();
    }
    return () => clearTimeout(timer);
  }, [message]);
}

/** Milliseconds: at least six seconds, more for a longer line at a slow reader's 12 letters a second. */
function timeToRead(message: string): number {
  return Math.max(6_000, 2_000 + message.length * 80);
}

const LOOK_AGAIN = 1_500;

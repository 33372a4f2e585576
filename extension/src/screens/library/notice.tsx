import { useEffect } from 'preact/hooks';
import { say } from '@/words/say';
import { Button, IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import { ACTIONS, shownKey } from './actions';

/** What has just happened, and the way back where there is one. */
export interface Notice {
  message: string;
  undo?: () => void;
}

/** Milliseconds that a notice stays. */
export const STAYS = 10_000;

export function NoticeBar({ notice, gone }: { notice: Notice | null; gone(): void }) {
  useEffect(() => {
    if (!notice) return;
    const leaving = setTimeout(gone, STAYS);
    return () => clearTimeout(leaving);
  }, [notice]);

  return (
    <div class="notice-place" role="status">
      {notice && (
        <div class="notice">
          <span dir="auto">{notice.message}</span>
          {notice.undo && (
            <Button keys={shownKey(ACTIONS.undo.key)} onClick={notice.undo}>
              {say('common.undo')}
            </Button>
          )}
          <IconButton label={say('library.dismiss')} onClick={gone}>
            <Icon name="close" />
          </IconButton>
        </div>
      )}
    </div>
  );
}

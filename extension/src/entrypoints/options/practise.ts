import { finder, openShelf } from '@/browser/shelf';
import type { Shelf } from '@/library/shelf';
import { answering } from '@/page/answering';
import type { Desk } from '@/page/desk';
import { lastAnswers } from '@/page/last_answers';
import { openQueue } from '@/page/queue';
import { watchField } from '@/page/watch';
import { writerAt } from '@/page/writing';
import { sampleContext } from '@/screens/library/editor/sample';
import { SAMPLE_MESSAGES } from '@/screens/library/editor/sample_people';
import { sanitiser } from '@/template/sanitise';
import { openScreen } from '../page/screen';

/**
 * Makes one field of this page behave as a message to Ada Lovelace does in a mail client, by the same code.
 * Content scripts do not come into pages of the extension, so nothing else here listens. Resolves when it listens.
 */
export async function practise(field: HTMLElement, signal: AbortSignal): Promise<void> {
  listen(field, await openShelf(signal), signal);
}

function listen(field: HTMLElement, shelf: Shelf, signal: AbortSignal): void {
  const queue = openQueue(error => reportError(error));
  watchField(field, { shelf, queue }, answering(writerAt(practiceDesk(shelf, signal)), queue), signal);
}

/** A desk that knows the sample message, and has no head to fill in. */
function practiceDesk(shelf: Shelf, signal: AbortSignal): Desk {
  return {
    opened: shelf.opened,
    sanitise: sanitiser(window),
    screen: openScreen(finder, signal),
    used: () => undefined,
    // The practice message is never sent.
    attach: () => undefined,
    fillHead: () => [],
    report: () => '',
    last: lastAnswers(() => performance.now()),

    async context(_field, selection) {
      const { team, account } = shelf.surroundings();
      const sample = sampleContext({
        message: SAMPLE_MESSAGES.ada,
        account,
        team,
        locale: shelf.settings().locale || navigator.language,
        now: new Date(),
      });
      return { context: selection ? { ...sample, selection } : sample, unreadable: [], unread: [] };
    },
  };
}

import { finder, openShelf } from '@/browser/shelf';
import type { Shelf } from '@/library/shelf';
import type { Desk } from '@/page/desk';
import { openQueue } from '@/page/queue';
import { answerPalette, answerShortcut } from '@/page/replying';
import { keystrokes } from '@/page/typing';
import { sampleContext } from '@/screens/library/editor/sample';
import { personFrom } from '@/template/person';
import { sanitiser } from '@/template/sanitise';
import { openScreen } from '../page/screen';

/**
 * Makes one field of this page behave as a message to Ada Lovelace does in a mail client, by the same code.
 * Content scripts do not come into pages of the extension, so nothing else here listens.
 */
export function practise(field: HTMLElement, signal: AbortSignal): void {
  void openShelf(signal).then(shelf => listen(field, shelf, signal));
}

function listen(field: HTMLElement, shelf: Shelf, signal: AbortSignal): void {
  const desk = practiceDesk(shelf, signal);
  const queue = openQueue(error => reportError(error));
  const hear = keystrokes(
    {
      shortcuts: shelf.shortcuts,
      settings: shelf.settings,
      settled: queue.settled,
      isLeft: queue.isLeft,
      field: () => (document.activeElement === field ? field : null),
    },
    {
      shortcut(spot, { shortcut }, ending) {
        queue.add(spot, async () => {
          const reply = await answerShortcut({ shortcut, spot, ending }, desk);
          if (reply) queue.wrote(reply);
          else queue.leave(spot);
        });
      },
      undone: queue.leave,
      palette: written => void answerPalette(written, desk),
    },
  );

  for (const kind of ['keydown', 'beforeinput', 'input']) {
    field.addEventListener(kind, event => event.isTrusted && hear(event), { signal });
  }
}

/** A desk that knows the sample message, and has no head to fill in. */
function practiceDesk(shelf: Shelf, signal: AbortSignal): Desk {
  return {
    opened: shortcut => shelf.opened(shortcut),
    sanitise: sanitiser(window),
    screen: openScreen(finder, signal),
    used: () => undefined,
    fillHead: () => [],

    async context(_field, selection, template) {
      const { team, account } = await shelf.surroundings();
      const { locale, name, email } = shelf.settings();
      const writer = account ?? (name || email ? personFrom(name, email) : null);
      const sample = sampleContext({
        account: writer,
        team,
        locale: template.language || locale || navigator.language,
        now: new Date(),
      });
      return { context: selection ? { ...sample, selection } : sample, unreadable: [] };
    },
  };
}

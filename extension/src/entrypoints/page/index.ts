import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onPageRequest } from '@/browser/messages';
import { shadowOf } from '@/browser/shadow';
import { finder, openShelf } from '@/browser/shelf';
import { fieldOf } from '@/page/field';
import { openQueue } from '@/page/queue';
import { answerPalette, answerShortcut, write } from '@/page/replying';
import { watchWindow } from '@/page/watch';
import { installGate } from '@/screens/in_page/gate';
import { openDesk } from './desk';
import { openScreen } from './screen';

/** Comes into a frame once a person is in a field there, and stays as long as the page does. */
export default defineUnlistedScript(async () => {
  const { signal } = new AbortController();
  const shelf = await openShelf(signal);
  const desk = openDesk(shelf, finder, openScreen(finder, signal));
  const queue = openQueue(error => reportError(error));

  const watched = watchWindow(window, shelf, queue, installGate, shadowOf, {
    shortcut(field, trigger, ending) {
      const spot = field.spot(trigger.length + ending.length);
      queue.add(spot, () => answerShortcut({ shortcut: trigger.shortcut, spot, ending }, desk));
    },
    palette: field => void answerPalette(field, desk),
  });

  onPageRequest(request => {
    const element = watched.caretField();
    if (!element) return false;
    const field = fieldOf(element);
    if (request.kind === 'open_palette') void answerPalette(field, desk);
    else void insertPicked(field.spot(0), request.id);
    return true;
  }, signal);

  async function insertPicked(
    spot: ReturnType<ReturnType<typeof fieldOf>['spot']>,
    id: string,
  ): Promise<void> {
    const entry = await finder.entry(id);
    if (entry) queue.add(spot, () => write(entry, spot, '', desk));
  }
});

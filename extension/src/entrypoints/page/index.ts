import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive } from '@/browser/alive';
import { onPageRequest } from '@/browser/messages';
import { shadowOf } from '@/browser/shadow';
import { finder, openShelf } from '@/browser/shelf';
import { answering } from '@/page/answering';
import { fieldOf } from '@/page/field';
import { openQueue } from '@/page/queue';
import { answerPalette, answerPicked } from '@/page/replying';
import { watchWindow } from '@/page/watch';
import { installGate } from '@/screens/in_page/gate';
import { openDesk } from './desk';
import { openScreen } from './screen';
import { warmUp } from './warm_up';

/** Comes into a frame once a person is in a field there, and stays as long as the page does. */
export default defineUnlistedScript(async () => {
  const { signal } = new AbortController();
  const shelf = await openShelf(signal);
  const desk = openDesk(shelf, finder, openScreen(finder, signal));
  const queue = openQueue(error => reportError(error));

  const watched = watchWindow(
    window,
    { shelf, queue, attach: installGate, openShadow: shadowOf, alive: isAlive },
    answering(desk, queue),
  );

  // The first reply is not to wait for what every later one finds ready.
  requestIdleCallback(() => warmUp(desk.sanitise));

  onPageRequest(request => {
    const element = request.kind === 'open_palette_here' ? watched.ownField() : watched.caretField();
    if (!element) return false;
    const field = fieldOf(element);
    if (request.kind === 'insert')
      void finder.entry(request.id).then(entry => entry && answerPicked(entry, field, desk));
    else void answerPalette(field, desk);
    return true;
  }, signal);
});

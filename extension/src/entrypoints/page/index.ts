import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive } from '@/browser/alive';
import { type FrameRequest, onPageRequest, type PageRequest } from '@/browser/messages';
import { shadowOf } from '@/browser/shadow';
import { finder, openShelf } from '@/browser/shelf';
import { answering } from '@/page/answering';
import { fieldOf } from '@/page/field';
import { openQueue } from '@/page/queue';
import { answerPalette, answerPicked } from '@/page/replying';
import { type Watched, watchWindow } from '@/page/watch';
import { installGate } from '@/screens/in_page/gate';
import { openDesk } from './desk';
import { livingFinder } from './living_finder';
import { openScreen } from './screen';
import { speaking } from './speaking';
import { suggestingAt } from './suggestions';
import { warmUp } from './warm_up';

declare global {
  /** In the extension's isolated world only: that this script is in a frame, which may be asked for twice. */
  var rejoinderPage: boolean | undefined;
}

/** Comes into a frame once a person is in a field there, and stays as long as the page and the extension do. */
export default defineUnlistedScript(async () => {
  if (globalThis.rejoinderPage) return;
  globalThis.rejoinderPage = true;
  try {
    await start();
  } catch (error) {
    globalThis.rejoinderPage = false;
    throw error;
  }
});

async function start(): Promise<void> {
  const life = new AbortController();
  const { signal } = life;
  const alive = () => {
    if (!isAlive()) life.abort();
    return !signal.aborted;
  };
  const shelf = await openShelf(signal);
  const ours = livingFinder(finder, alive);
  const desk = openDesk(shelf, ours, openScreen(ours, speaking(shelf), signal));
  const queue = openQueue(error => alive() && reportError(error));

  const watched = watchWindow(
    window,
    { shelf, queue, attach: installGate, openShadow: shadowOf, alive },
    { ...answering(desk, queue), suggesting: suggestingAt(desk, ours, queue) },
  );
  globalThis.rejoinderCaret = () => (alive() && watched.lastField()?.at) || 0;

  // The first reply is not to wait for what every later one finds ready.
  requestIdleCallback(() => warmUp(desk.sanitise));

  onPageRequest(request => {
    const element = fieldFor(request, watched);
    if (!element) return false;
    const field = fieldOf(element);
    if ('id' in request) void ours.entry(request.id).then(entry => entry && answerPicked(entry, field, desk));
    else void answerPalette(field, desk);
    return true;
  }, signal);
}

function fieldFor({ kind }: PageRequest | FrameRequest, watched: Watched): HTMLElement | null {
  if (kind === 'open_palette_here') return watched.ownField();
  return kind === 'insert_here' ? (watched.lastField()?.field ?? null) : watched.caretField();
}

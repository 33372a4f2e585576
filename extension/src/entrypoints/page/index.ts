import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive } from '@/browser/alive';
import { type FrameRequest, onPageRequest, type PageRequest } from '@/browser/messages';
import { shadowOf } from '@/browser/shadow';
import { finder, openShelf } from '@/browser/shelf';
import { answering } from '@/page/answering';
import { fieldOf } from '@/page/field';
import { openQueue } from '@/page/queue';
import { onceStaying } from '@/page/staying';
import { type Watched, watchWindow } from '@/page/watch';
import { laterWriter } from '@/page/writer';
import { installGate } from '@/screens/in_page/gate';
import { laterList } from './later_list';
import { livingFinder } from './living_finder';
import { bringParts, later } from './parts';
import { suggestingAt } from './suggestions';

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
  bringParts();
  const shelf = await openShelf(signal);
  const ours = livingFinder(finder, alive);
  const queue = openQueue(error => alive() && reportError(error));
  const came = later(async () => (await import('./writing')).openWriter(shelf, ours, signal));
  const writer = laterWriter(came);
  const list = laterList(later(async () => (await import('./list')).listDrawn(shelf, signal)));

  const watched = watchWindow(
    window,
    { shelf, queue, attach: installGate, openShadow: shadowOf, alive },
    { ...answering(writer, queue), suggesting: suggestingAt(list, writer, ours, queue) },
  );
  globalThis.rejoinderCaret = () => (alive() && watched.lastField()?.at) || 0;
  // Whoever is quicker with a shortcut brings it.
  onceStaying(window, () => void came().catch(() => undefined), signal);

  onPageRequest(request => {
    const element = fieldFor(request, watched);
    if (!element) return false;
    const field = fieldOf(element);
    if ('id' in request) void ours.entry(request.id).then(entry => entry && writer.picked(entry, field));
    else void writer.palette(field);
    return true;
  }, signal);
}

function fieldFor({ kind }: PageRequest | FrameRequest, watched: Watched): HTMLElement | null {
  if (kind === 'open_palette_here') return watched.ownField();
  return kind === 'insert_here' ? (watched.lastField()?.field ?? null) : watched.caretField();
}

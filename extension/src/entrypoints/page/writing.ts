import type { Finder, Shelf } from '@/library/shelf';
import type { Writer } from '@/page/writer';
import { writerAt } from '@/page/writing';
import { openDesk } from './desk';
import { laterScreen } from './later_screen';
import { warmUp } from './warm_up';

/** What writes in one frame; it comes right after what listens there, so that nothing waits for it. */
export function openWriter(shelf: Shelf, finder: Finder, signal: AbortSignal): Writer {
  const desk = openDesk(shelf, finder, laterScreen(shelf, finder, signal));
  // The first reply is not to wait for what every later one finds ready.
  requestIdleCallback(() => warmUp(desk.sanitise));
  return writerAt(desk);
}

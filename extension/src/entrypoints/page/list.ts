import type { Shelf } from '@/library/shelf';
import type { Near } from '@/page/desk';
import { onceScrolled } from '@/page/scrolled';
import type { Offered, OpenList } from '@/page/suggesting';
import { boxAbove, outermost } from '@/page/window_above';
import { openList } from '@/screens/in_page/suggestion_list';
import { speakAsChosen } from './speaking';

export type DrawList = (near: Near, list: Offered) => OpenList;

/** Draws the list under the caret, from when its words are there; it goes as soon as anything around scrolls. */
export async function listDrawn(shelf: Shelf, signal: AbortSignal): Promise<DrawList> {
  await speakAsChosen(shelf);
  return ({ field, box }, list) => {
    const page = outermost(field.ownerDocument);
    const shown = openList(page, { at: boxAbove(box(), field.ownerDocument), list }, signal);
    const stop = onceScrolled(field, shown.close);
    return {
      ...shown,
      take(act) {
        stop();
        shown.take(act);
      },
      close() {
        stop();
        shown.close();
      },
    };
  };
}

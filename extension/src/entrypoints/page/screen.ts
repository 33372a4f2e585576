import { ask } from '@/browser/messages';
import type { Finder, Shelf } from '@/library/shelf';
import { copyText } from '@/page/clipboard';
import type { Near, Offer, Screen } from '@/page/desk';
import { boxAbove, outermost } from '@/page/window_above';
import { noteWords } from '@/screens/in_page/note_words';
import { openSurface, type Surface } from '@/screens/in_page/open';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { answeredIn } from './answered';
import { speakAsChosen } from './speaking';

/** What is drawn, and hears what a person typed ahead of it. */
export interface DrawnScreen extends Screen {
  /** A key that was pressed before the box was there; false where there is none any more. */
  hear(near: Near, key: KeyboardEvent): boolean;
}

/** A screen that speaks, each time it is asked for, what the person has chosen by then. */
export function openSpokenScreen(shelf: Shelf, finder: Finder, signal: AbortSignal) {
  const screen = openScreen(finder, signal);
  return async (): Promise<DrawnScreen> => {
    await speakAsChosen(shelf);
    return screen;
  };
}

/** Draws in the outermost document that can be reached, where there is room. */
export function openScreen(finder: Finder, signal: AbortSignal): DrawnScreen {
  const surfaces = new WeakMap<Document, Surface>();
  const surfaceFor = ({ field }: Near): Surface => {
    const page = outermost(field.ownerDocument);
    const surface = surfaces.get(page) ?? openSurface(page, signal);
    surfaces.set(page, surface);
    return surface;
  };
  const place = ({ field, box }: Near) => boxAbove(box(), field.ownerDocument);

  const tell: Screen['tell'] = (near, note, copy) => {
    const surface = surfaceFor(near);
    const actions = copy ? [{ label: say('in_page.copy_reply'), run: () => void copyFor(near, copy) }] : [];
    const shown = surface.showNotice({ at: place(near), message: noteWords(note), actions });
    if (!copy) onWriting(near.field, () => shown.close(), signal);
  };
  const copyFor = async (near: Near, text: string) => {
    const isCopied = await copyText(outermost(near.field.ownerDocument), text);
    if (!isCopied) tell(near, { kind: 'not copied' });
  };

  return {
    choose: (near, shortcut, entries, preview) =>
      new Promise(resolve =>
        surfaceFor(near).openChoice({
          at: place(near),
          shortcut,
          entries,
          preview,
          chosen: resolve,
          cancelled: () => resolve(null),
        }),
      ),

    ask: (near, asked, preview) =>
      new Promise(resolve =>
        surfaceFor(near).openQuestions({
          ...asked,
          at: place(near),
          preview,
          answered: resolve,
          cancelled: () => resolve(null),
        }),
      ),

    pick: (near, preview) =>
      new Promise(resolve =>
        surfaceFor(near).openPalette({
          at: place(near),
          finder,
          preview,
          chosen: resolve,
          closed: () => resolve(null),
          openLibrary: () => void ask({ kind: 'open_library' }),
          ...answeredIn(near.field),
        }),
      ),

    hear: (near, key) => surfaceFor(near).hear(key),

    tell,

    offer: (near, note, offers) => {
      const surface = surfaceFor(near);
      const actions = offers.map(offer => ({ label: offerWords(offer), run: offer.run }));
      surface.showNotice({ at: place(near), message: noteWords(note), actions });
    },

    report: (near, report) => {
      surfaceFor(near).openReport({
        at: place(near),
        report,
        copied: () => void copyFor(near, report),
        closed: () => {},
      });
    },
  };
}

function offerWords(offer: Offer): string {
  if (offer.kind !== 'save') return say(OFFERS[offer.kind]);
  const [name = '', ...others] = offer.names;
  return others.length > 0 ? say('in_page.save_files') : say('in_page.save_file', { name });
}

const OFFERS: Record<Exclude<Offer['kind'], 'save'>, Word> = {
  ask: 'in_page.ask_me',
  report: 'in_page.report',
  again: 'in_page.try_again',
};

/** Once, at the first key after there was time to notice what is shown. */
function onWriting(field: HTMLElement, wrote: () => void, signal: AbortSignal): void {
  const shown = performance.now();
  const gone = new AbortController();
  const wroteOn = (event: Event) => {
    if (!event.isTrusted || performance.now() - shown < NOTICED_MS) return;
    gone.abort();
    wrote();
  };
  field.addEventListener('beforeinput', wroteOn, { signal: AbortSignal.any([gone.signal, signal]) });
}

/** Who types on without a pause should not see a flash. */
const NOTICED_MS = 1_000;

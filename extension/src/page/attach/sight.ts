import type { OpenShadow } from './attach';
import type { FileInput } from './file_input';

/** What can be seen of files in a page: that their names came to stand there. */
export interface Sight {
  seen(files: readonly File[]): File[];
  /** These are in a field that shows what it holds. */
  holds(input: FileInput, files: readonly File[]): void;
  /** Whether all of them are seen before so many milliseconds are over. */
  until(files: readonly File[], ms: number): Promise<boolean>;
}

/** What stands in the page now does not count: a reply may speak of its files. */
export function sightOf(page: Document, files: readonly File[], openShadow: OpenShadow): Sight {
  const said = () => wordsOf(page.documentElement, openShadow);
  const first = said();
  const before = new Map(files.map(({ name }) => [name, timesIn(first, name)]));
  const held = new Map<File, FileInput>();
  const seen = (wanted: readonly File[]) => {
    const now = said();
    return wanted.filter(
      file => held.get(file)?.stillHolds([file]) || timesIn(now, file.name) > (before.get(file.name) ?? 0),
    );
  };

  return {
    seen,
    holds(input, given) {
      for (const file of given) held.set(file, input);
    },
    until: (wanted, ms) => changedInto(page, () => seen(wanted).length === wanted.length, ms),
  };
}

/** Looks again whenever the page changes, and now and then. */
function changedInto(page: Document, isSo: () => boolean, ms: number): Promise<boolean> {
  return new Promise(resolve => {
    let looking: ReturnType<typeof setTimeout> | undefined;
    const end = (answer: boolean) => {
      watch.disconnect();
      clearTimeout(late);
      clearTimeout(looking);
      resolve(answer);
    };
    const look = () => {
      looking = undefined;
      if (isSo()) end(true);
      else looking = setTimeout(look, NOW_AND_THEN_MS);
    };
    const soon = () => {
      clearTimeout(looking);
      looking = setTimeout(look, SOON_MS);
    };
    const watch = new MutationObserver(soon);
    watch.observe(page, { subtree: true, childList: true, characterData: true, attributes: true });
    const late = setTimeout(() => end(isSo()), ms);
    look();
  });
}

const SOON_MS = 120;
const NOW_AND_THEN_MS = 400;

/** Names may be cut short on screen and stand whole only where the mouse or a screen reader finds them. */
function wordsOf(root: Element | ShadowRoot, openShadow: OpenShadow): string {
  const said = [root.textContent ?? ''];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    for (const name of SAYING) said.push(element.getAttribute(name) ?? '');
    if (MAY_HOLD_A_ROOT.test(element.localName)) {
      const within = openShadow(element);
      if (within) said.push(wordsOf(within, openShadow));
    }
    if (element.localName === 'textarea') said.push((element as HTMLTextAreaElement).value);
  }
  return said.join('\n');
}

const SAYING = ['title', 'aria-label', 'alt', 'data-tooltip', 'download'];
/** Elements of a page's own making. */
const MAY_HOLD_A_ROOT = /-/;

function timesIn(text: string, name: string): number {
  return text.split(name).length - 1;
}

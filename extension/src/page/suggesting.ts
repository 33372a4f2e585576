import type { Found } from '@/library/entry';
import { type Begun, NOTHING_SHOWN } from './begun';
import type { Near } from './desk';
import { fieldOf, type Spot } from './field';
import type { Knowledge } from './typing';
import { beginsSo, mayBegin, mayGoOn, opensByItself, wordNow } from './word_begun';

/** Offers what a shortcut that is being typed may become; the typing itself goes on to the page. */
export interface Suggesting {
  /** Hears each event before anybody else; true when it was the list's, and is nobody else's then. */
  hear(event: Event, knowledge: Knowledge): boolean;
}

export interface SuggestingPorts {
  /** What begins so, best first. */
  beginningWith(typed: string, limit: number): Promise<Found[]>;
  open(at: Near, list: Offered): OpenList;
  /** A person chose this template in place of what they typed. */
  chosen(id: string, spot: Spot): void;
}

export interface Offered {
  rows: Found[];
  index: number;
  point(index: number): void;
  choose(index: number): void;
}

export interface OpenList {
  show(list: Offered): void;
  /** A page may have taken it away. */
  isThere(): boolean;
  /** Closes, after it did this if a person sees the list: a page may have laid something over it. */
  take(act: () => void): void;
  /** Whether an event of the window happened on the list. */
  holds(event: Event): boolean;
  close(): void;
}

/** Nothing is asked, read or drawn before the prefix is typed. */
export function suggesting(ports: SuggestingPorts): Suggesting {
  let begun: Begun | null = null;
  let known: Knowledge | null = null;
  /** The prefix stands there, and what comes behind it is or may be a word. */
  let isArmed = false;
  let isDue = false;

  const end = () => {
    begun?.list?.close();
    begun = null;
  };

  const look = () => {
    isDue = false;
    isArmed = known !== null && mayGoOn(known);
    const now = known && wordNow(known);
    if (!now) return end();
    if (begun?.element !== now.field.element || begun.start !== now.start) end();
    begun ??= { element: now.field.element, start: now.start, ...NOTHING_SHOWN };
    if (begun.typed === now.typed || begun.isRefused) return;
    begun.typed = now.typed;
    begun.isAwaited = false;
    void ask(begun, now.typed);
  };

  const ask = async (word: Begun, typed: string) => {
    const rows = await ports.beginningWith(typed, MOST).catch(() => []);
    if (word !== begun || word.typed !== typed || word.isRefused) return;
    word.answers = typed;
    word.rows = rows;
    word.index = 0;
    word.isMoved = false;
    if (rows.length === 0) return hide(word);
    draw(word);
    if (word.isAwaited) choose(0);
  };

  const hide = (word: Begun) => {
    word.list?.close();
    word.list = null;
    word.isAwaited = false;
  };

  const draw = (word: Begun) => {
    const point = (index: number) => {
      word.index = index;
      word.isMoved = true;
      draw(word);
    };
    const offered = { rows: word.rows, index: word.index, point, choose };
    const near = { field: word.element, box: fieldOf(word.element).caretBox };
    if (word.list?.isThere()) return word.list.show(offered);
    word.list?.close();
    word.list = ports.open(near, offered);
  };

  const choose = (index: number) => {
    const now = known && wordNow(known);
    const row = begun?.rows[index];
    const list = begun?.list;
    if (!now || !row || !list) return end();
    const spot = now.field.spot(now.whole.length);
    begun = null;
    isArmed = false;
    list.take(() => ports.chosen(row.id, spot));
  };

  /** A key while the list is open. */
  const pressed = (word: Begun, event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
    const step = STEPS[event.key];
    if (step !== undefined) {
      word.index = (word.index + step + word.rows.length) % word.rows.length;
      word.isMoved = true;
      draw(word);
    } else if (event.key === 'Escape') {
      hide(word);
      word.isRefused = true;
    } else if (event.key === 'Tab' || event.key === 'Enter') {
      if (!word.isMoved && known && opensByItself(known, event.key)) return leave(word);
      if (word.answers === word.typed) choose(word.index);
      else if (word.rows.some(row => beginsSo(row, word.typed))) word.isAwaited = true;
      else return gone();
    } else return false;
    return true;
  };

  /** The reply is not to wait until the list is taken away. */
  const leave = ({ list }: Begun): false => {
    begun = null;
    if (list) requestIdleCallback(() => list.close(), { timeout: A_MOMENT_MS });
    return false;
  };

  const gone = (): false => {
    end();
    return false;
  };

  const soon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => isDue && look(), 0);
  };

  const key = (event: KeyboardEvent): boolean => {
    if (isComposing(event)) return gone();
    if (begun?.list?.isThere() && pressed(begun, event)) return true;
    if (begun && MOVES.has(event.key)) end();
    return false;
  };

  /** Something that happens on the list is no leaving of the word. */
  const happened = (event: Event): boolean => {
    const isOnList = begun?.list?.holds(event) ?? false;
    if (!isOnList) end();
    return isOnList;
  };

  return {
    hear(event, knowledge) {
      switch (event.type) {
        case 'keydown':
          return key(event as KeyboardEvent) && swallowed(event);
        case 'beforeinput':
          if (!begun && !isArmed && !mayBegin(event as InputEvent, knowledge)) return false;
          known = knowledge;
          if ((event as InputEvent).isComposing) end();
          else soon();
          return false;
        case 'input':
          if (isDue) look();
          return false;
        case 'compositionstart':
          end();
          return false;
        case 'compositionend':
          if (isArmed) soon();
          return false;
        case 'blur':
          return gone();
        default:
          return (event.type === 'mousedown' || event.type === 'focusin') && happened(event);
      }
    },
  };
}

const MOST = 6;
const A_MOMENT_MS = 60;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

function swallowed(event: Event): true {
  event.preventDefault();
  event.stopImmediatePropagation();
  return true;
}

import { foldShortcut } from '@/expand/shortcut';
import { INPUT_METHOD } from './chord';
import type { Spot } from './field';
import { hostOf } from './spot';

/**
 * The last characters that a person wrote in a field by hand, told by events that a page's script cannot send. What
 * stands in a field may be the page's doing; a shortcut opens a template only if a person wrote it.
 */
export interface TypedTail {
  /** Takes trusted events only; `field` is the one that has the focus. */
  hear(event: Event, field: () => HTMLElement | null): void;
  /** Whether a person wrote this last, as shortcuts are compared. */
  endsWith(text: string, field: HTMLElement): boolean;
  /** What was written is about to become a reply, and opens nothing more. */
  clear(): void;
  /** It stands there after all, and what was written since stands behind it. */
  giveBack(spot: Spot): void;
}

export function openTypedTail(): TypedTail {
  let text = '';
  let place: Place | null = null;
  /** What the key going down has told already; most keys tell it once more in `beforeinput`. */
  let told = '';
  /** What an input method has written so far and may write anew. */
  let composed = '';

  const come = (field: HTMLElement | null) => {
    if (place && field && place.element.deref() === field) return;
    if (!field || !place || !stoodFor(place, field)) text = '';
    place = field && { element: new WeakRef(field), name: field.localName };
  };
  const change = (changed: string, field: HTMLElement | null) => {
    come(field);
    text = field ? changed.slice(-LONGEST) : '';
  };

  const tail: TypedTail = {
    hear(event, field) {
      if (event.type === 'keydown') {
        const key = event as KeyboardEvent;
        told = key.isComposing || key.keyCode === INPUT_METHOD ? '' : toldBy(key);
        if (movesCaret(key)) text = '';
        else if (told) apply(told, field());
      } else if (event.type === 'beforeinput') {
        const input = event as InputEvent;
        if (input.inputType === 'insertCompositionText') compose(input.data ?? '', field());
        else if (!input.isComposing && saidBy(input) !== told) apply(saidBy(input), field());
        told = '';
      } else if (event.type === 'compositionstart') composed = '';
      else if (event.type === 'mousedown') text = '';
    },
    endsWith(wanted, field) {
      come(field);
      return foldShortcut(text).endsWith(foldShortcut(wanted));
    },
    clear: () => {
      text = '';
    },
    giveBack(spot) {
      come(hostOf(spot));
      text = (spot.typed + text).slice(-LONGEST);
    },
  };

  const apply = (said: string, field: HTMLElement | null) => {
    come(field);
    if (said === LETTER_GONE) change(withoutLetter(text), field);
    else if (said === WORD_GONE) change(withoutWord(text), field);
    else if (said === UNKNOWN) change('', field);
    else if (said) change(text + said, field);
  };

  const compose = (said: string, field: HTMLElement | null) => {
    come(field);
    change(text.slice(0, Math.max(0, text.length - composed.length)) + said, field);
    composed = said;
  };

  return tail;
}

/**
 * A framework may make an element anew while a person types in it. It is their typing all the same: a page learns no
 * more by that than by leaving the field alone.
 */
const stoodFor = ({ element, name }: Place, now: HTMLElement): boolean =>
  !element.deref()?.isConnected && name === now.localName;

/** Where was typed. An element that nobody holds any more may be swept away between two letters. */
interface Place {
  element: WeakRef<HTMLElement>;
  name: string;
}

/** A shortcut is at most 64 units long. */
const LONGEST = 80;

// Control characters, which nobody types as text.
const LETTER_GONE = '\b';
const WORD_GONE = '\x17';
const UNKNOWN = '\x00';

/** Editors that take the keys themselves leave no `beforeinput` behind. */
function toldBy(key: KeyboardEvent): string {
  const isCommand = (key.ctrlKey || key.metaKey || key.altKey) && !key.getModifierState('AltGraph');
  if (key.key === 'Backspace') return isCommand ? WORD_GONE : LETTER_GONE;
  return !isCommand && [...key.key].length === 1 ? key.key : '';
}

function movesCaret(key: KeyboardEvent): boolean {
  return CARET_KEYS.test(key.key) || ((key.ctrlKey || key.metaKey) && key.key.toLowerCase() === 'a');
}

const CARET_KEYS = /^(Arrow(Left|Right|Up|Down)|Home|End|Page(Up|Down))$/;

function saidBy({ inputType, data, dataTransfer }: InputEvent): string {
  switch (inputType) {
    case 'insertText':
      return data ?? '';
    case 'insertFromPaste':
      return data ?? dataTransfer?.getData('text/plain') ?? UNKNOWN;
    case 'insertLineBreak':
    case 'insertParagraph':
      return '\n';
    case 'deleteContentBackward':
      return LETTER_GONE;
    case 'deleteWordBackward':
      return WORD_GONE;
    // What stands before the caret stays.
    case 'deleteContentForward':
    case 'deleteWordForward':
      return '';
    default:
      return inputType.startsWith('format') ? '' : UNKNOWN;
  }
}

const withoutLetter = (text: string): string => [...text].slice(0, -1).join('');

function withoutWord(text: string): string {
  const parts = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.trimEnd())];
  return text.slice(0, parts.at(-1)?.index ?? 0);
}

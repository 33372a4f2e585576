import { INPUT_METHOD } from './chord';
import { nextFrame } from './next_frame';
import { typeText } from './type_text';

/** The keys of a person who typed ahead, in the order in which they came. */
interface Ahead {
  field: HTMLElement;
  keys: KeyboardEvent[];
}

let ahead: Ahead | null = null;

/** Keeps a trusted key that a person presses for a box on its way; whether it did. Commands go on to the page. */
export function isAhead(event: Event): boolean {
  if (!ahead || event.type !== 'keydown') return false;
  const key = event as KeyboardEvent;
  const isCommand = (key.ctrlKey || key.metaKey || key.altKey) && !key.getModifierState('AltGraph');
  if (isCommand || key.isComposing || key.keyCode === INPUT_METHOD || MODIFIERS.test(key.key)) return false;
  ahead.keys.push(key);
  return true;
}

const MODIFIERS = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/;

/**
 * Holds a person's keys in a field until a box has come that takes the caret, and gives them to it; `hear` says whether
 * it is still there. Where none comes they are typed in the field after all.
 */
export async function holdUntil<Box>(
  field: HTMLElement,
  coming: Promise<Box>,
  open: (box: Box) => (key: KeyboardEvent) => boolean,
): Promise<void> {
  const held: Ahead = { field, keys: [] };
  ahead = held;
  try {
    const hear = open(await coming);
    await giveAll(held, hear);
  } finally {
    if (ahead === held) ahead = null;
    for (const key of held.keys) typeBack(field, key);
  }
}

/** What a box makes of its letters stands there with the next frame; Enter means that. */
async function giveAll({ field, keys }: Ahead, hear: (key: KeyboardEvent) => boolean): Promise<void> {
  for (let key = keys[0]; key; key = keys[0]) {
    if (!isLetter(key)) await nextFrame(field);
    if (!hear(key)) return;
    keys.shift();
  }
}

function typeBack(field: HTMLElement, key: KeyboardEvent): void {
  if (isLetter(key)) typeText(field, key.key);
}

const isLetter = (key: KeyboardEvent): boolean => [...key.key].length === 1;

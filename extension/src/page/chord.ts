/** Whether a key press is the one that a setting names, e.g. `Ctrl+Space`, `Alt+Shift+K`; never while it repeats. */
export function presses(event: KeyboardEvent, chord: string): boolean {
  if (chord !== last.chord) last = { chord, parts: partsOf(chord) };
  const wanted = last.parts;
  if (!wanted || event.repeat) return false;
  const held = MODIFIERS.every(({ name, property }) => event[property] === wanted.modifiers.has(name));
  return held && keyOf(event) === wanted.key;
}

export function isPlainBackspace(event: KeyboardEvent): boolean {
  return event.key === 'Backspace' && MODIFIERS.every(({ property }) => !event[property]);
}

/** Ctrl+Z, or Command+Z where that is undo. */
export function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && ctrlKey !== metaKey && !shiftKey && !altKey;
}

/**
 * What a key ends a shortcut with. Enter is decided before it does anything: in a chat it would send the shortcut,
 * in a form submit it.
 */
export function endingOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return '';
  if (event.key === 'Tab') return 'Tab';
  return event.key === 'Enter' ? '\n' : '';
}

const MODIFIERS = [
  { name: 'ctrl', property: 'ctrlKey' },
  { name: 'alt', property: 'altKey' },
  { name: 'shift', property: 'shiftKey' },
  { name: 'meta', property: 'metaKey' },
] as const;

const OTHER_NAMES: Record<string, string> = {
  control: 'ctrl',
  cmd: 'meta',
  command: 'meta',
  option: 'alt',
  ' ': 'space',
};

/** Asked at each key, and always for the same. */
let last: { chord: string; parts: Parts | null } = { chord: '', parts: null };

interface Parts {
  modifiers: Set<string>;
  key: string;
}

function partsOf(chord: string): Parts | null {
  const names = chord
    .toLowerCase()
    .split('+')
    .map(part => OTHER_NAMES[part.trim()] ?? part.trim());
  const key = names.pop();
  return key ? { modifiers: new Set(names), key } : null;
}

/** Letters by their place on the keyboard where Alt or another layout would make something else of them. */
function keyOf(event: KeyboardEvent): string {
  const letter = event.code.match(/^(?:Key|Digit)([A-Z0-9])$/)?.[1];
  const key = event.key.toLowerCase();
  if (letter && !/^[a-z0-9]$/.test(key)) return letter.toLowerCase();
  return OTHER_NAMES[key] ?? (event.code === 'Space' ? 'space' : key);
}

/** The `keyCode` by which some input methods say that a key is theirs. */
export const INPUT_METHOD = 229;

import { useState } from 'preact/hooks';
import { say } from '@/words/say';

interface KeyRecorderProps {
  /** As in `Ctrl+Space`. */
  keys: string;
  recorded(keys: string): void;
}

/** A button that takes the next key with Ctrl, Alt or Meta as its value; Escape leaves it as it was. */
export function KeyRecorder({ keys, recorded }: KeyRecorderProps) {
  const [recording, setRecording] = useState(false);

  const pressed = (event: KeyboardEvent) => {
    if (!recording || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();

    const combination = combinationOf(event);
    if (event.key === 'Escape') setRecording(false);
    if (!combination) return;
    setRecording(false);
    recorded(combination);
  };

  return (
    <button
      type="button"
      class="button key-recorder"
      aria-pressed={recording}
      onClick={() => setRecording(true)}
      onKeyDown={pressed}
      onBlur={() => setRecording(false)}
    >
      {recording ? say('settings.press_keys') : <kbd>{keys}</kbd>}
    </button>
  );
}

/** What was pressed, as the settings write it; null while it would be an ordinary letter or only a modifier. */
export function combinationOf(event: KeyboardEvent): string | null {
  const modifiers = [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Meta',
  ].filter(Boolean);
  const types = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (MODIFIERS.has(event.key) || (types && !/^F\d+$/.test(event.key))) return null;

  return [...modifiers, nameOf(event)].join('+');
}

const MODIFIERS = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Process', 'Dead']);

/** By the key's place where a modifier would change its sign, so that the same keys work in every layout. */
function nameOf(event: KeyboardEvent): string {
  if (event.code === 'Space') return 'Space';
  const printed = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  return printed ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
}

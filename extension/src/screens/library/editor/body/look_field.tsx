import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { LOOKS, type Look, type LookName } from './looks';

interface LookFieldProps {
  look: Look;
  /** What the words have now; null for nothing, `other` for what is none of the choices. */
  standing: LookName | 'other' | null;
  place: { left: number; top: number };
  /** Null for nothing of the kind. */
  chosen(name: LookName | null): void;
  closed(): void;
}

/** Colours or sizes to choose from, by their names; each is shown as it will look. */
export function LookField({ look, standing, place, chosen, closed }: LookFieldProps) {
  const choices = [null, ...(Object.keys(LOOKS[look].choices) as LookName[])];
  const [at, setAt] = useState(standing === 'other' ? 0 : choices.indexOf(standing));
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.focus(), []);

  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: (at + 1) % choices.length,
      ArrowUp: (at + choices.length - 1) % choices.length,
      Home: 0,
      End: choices.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' || event.key === ' ') chosen(choices[at] ?? null);
    else if (event.key === 'Escape' || event.key === 'Tab') closed();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={list}
      class="look-field"
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
      role="listbox"
      tabIndex={0}
      aria-label={say(`editor.tool_${look}`)}
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={pressed}
      onBlur={closed}
    >
      {choices.map((name, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points at its options
        <div
          key={name ?? ''}
          id={`${id}-${index}`}
          role="option"
          class={index === at ? 'pointed' : undefined}
          aria-selected={name === standing}
          onMouseDown={event => event.preventDefault()}
          onMouseMove={() => setAt(index)}
          onClick={() => chosen(name)}
        >
          {look === 'color' && <span class={`ink ${name ?? 'none'}`} aria-hidden="true" />}
          <span class={look === 'size' ? `sized ${name ?? 'usual'}` : undefined}>{named(look, name)}</span>
        </div>
      ))}
    </div>
  );
}

function named(look: Look, name: LookName | null): string {
  if (name !== null) return say(`editor.look_${name}`);
  return say(look === 'color' ? 'editor.look_no_color' : 'editor.look_usual_size');
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from '../../../parts/button';
import { TextField } from '../../../parts/field';
import type { Kept } from './kept';
import { withAttribute } from './kept';

interface PictureFieldProps {
  kept: Kept;
  place: { left: number; top: number };
  /** Null takes the picture away. */
  decided(kept: Kept | null): void;
  closed(): void;
}

/** What a picture shows, for those who cannot see it, and how wide it stands. */
export function PictureField({ kept, place, decided, closed }: PictureFieldProps) {
  const [alt, setAlt] = useState(kept.alt ?? '');
  const [width, setWidth] = useState(kept.width ?? '');
  const box = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), []);

  return (
    <form
      ref={box}
      class="chip-field"
      aria-label={say('editor.edit_picture')}
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
      onSubmit={event => {
        event.preventDefault();
        const wide = /^\d{1,4}$/.test(width.trim()) ? width.trim() : '';
        decided(withAttribute({ ...withAttribute(kept, 'width', wide), alt }, 'height', ''));
      }}
      onKeyDown={event => {
        if (event.isComposing || event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        closed();
      }}
    >
      <TextField
        label={say('editor.picture_alt')}
        hint={say('editor.picture_alt_hint')}
        value={alt}
        typed={setAlt}
      />
      <TextField
        label={say('editor.picture_width')}
        value={width}
        inputMode="numeric"
        dir="ltr"
        typed={setWidth}
      />
      <div class="chip-actions">
        <Button weight="quiet" class="remove" onClick={() => decided(null)}>
          {say('editor.remove_chip')}
        </Button>
        <Button type="submit" weight="primary" keys="Enter">
          {say('editor.done')}
        </Button>
      </div>
    </form>
  );
}

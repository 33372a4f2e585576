import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { say } from '@/words/say';
import { stillBody } from './still_body';

/** What a person did on the still field before the editor was there. */
export interface Waiting {
  hasFocus: boolean;
  /** Where they clicked, in the window. */
  click: { left: number; top: number } | null;
  typed: string;
}

interface StillFieldProps {
  html: string;
  /** What it is written in, BCP 47; empty when nobody said. */
  language: string;
  sanitise(html: string): string;
  /** Filled while the editor is on its way; null where nobody may write. */
  waiting: RefObject<Waiting> | null;
}

/** A body to be read. Whoever wrote it, only sanitised HTML reaches the page. */
export function StillField({ html, language, sanitise, waiting }: StillFieldProps) {
  const shown = useMemo(() => stillBody(html, sanitise), [html, sanitise]);
  const note = (part: Partial<Waiting>) => {
    if (waiting?.current) Object.assign(waiting.current, part);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: rich text has no element of its own
    <div
      class="body-field"
      role="textbox"
      aria-multiline="true"
      aria-label={say('editor.reply')}
      aria-readonly="true"
      aria-busy={waiting !== null}
      tabIndex={0}
      dir="auto"
      lang={language || undefined}
      onFocus={() => note({ hasFocus: true })}
      // Without a target it may be that the editor takes this field's place.
      onBlur={event => event.relatedTarget && note({ hasFocus: false })}
      onMouseDown={event => note({ click: { left: event.clientX, top: event.clientY } })}
      onKeyDown={event => {
        const letter = letterOf(event);
        if (!waiting?.current || letter === '') return;
        event.preventDefault();
        event.stopPropagation();
        note({ typed: waiting.current.typed + letter });
      }}
      dangerouslySetInnerHTML={{ __html: shown }}
    />
  );
}

function letterOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey || event.altKey) return '';
  if (event.key === 'Enter') return '\n';
  return event.key.length === 1 ? event.key : '';
}

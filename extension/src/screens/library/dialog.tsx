import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '@/words/say';
import { IconButton } from '../parts/button';
import { Icon } from '../parts/icon';

interface DialogProps {
  title: string;
  close(): void;
  wide?: boolean;
  children: ComponentChildren;
}

/** A question or a page above the library; Escape and a click beside it close it, focus goes back by itself. */
export function Dialog({ title, close, wide = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before it is painted: who types at once types into it.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    if (!opened?.querySelector(':focus[autofocus]')) opened?.focus();
    return () => opened?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        close();
      }}
      onClick={event => {
        if (event.target === event.currentTarget) close();
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      <div class="dialog-inner">
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton label={say('library.close_by_key')} onClick={close}>
            <Icon name="close" />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
}

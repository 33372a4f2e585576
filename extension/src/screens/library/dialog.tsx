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
    if (!opened) return;
    opened.showModal();
    land(opened);
    // What the browser has not drawn yet may take no focus.
    const drawn = requestAnimationFrame(() => landAgain(opened));
    return () => {
      cancelAnimationFrame(drawn);
      opened.close();
    };
  }, []);
  // A button that went, or was of no use while its answer was awaited, lets go of the focus.
  useLayoutEffect(() => {
    if (dialog.current) landAgain(dialog.current);
  });

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
      {/* A section, so that its head and foot are not the page’s. */}
      <section class="dialog-inner">
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton label={say('library.close_by_key')} onClick={close}>
            <Icon name="close" />
          </IconButton>
        </header>
        {children}
      </section>
    </dialog>
  );
}

/** On the field that is to be filled in first, else on the dialog, which is read out. */
function land(dialog: HTMLDialogElement): void {
  const first = dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog;
  if (document.activeElement !== first) first.focus();
}

function landAgain(dialog: HTMLDialogElement): void {
  if (document.activeElement === document.body) land(dialog);
}

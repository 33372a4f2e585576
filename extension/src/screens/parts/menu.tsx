import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface MenuProps {
  /** The button's name, and the menu's. */
  label: string;
  button: ComponentChildren;
  open: boolean;
  opened(open: boolean): void;
  /** Beside the button's own classes. */
  looks?: string;
  children: ComponentChildren;
}

/** A button that opens a list of things to choose from. Arrows move, Escape goes back to the button. */
export function Menu({ label, button, open, opened, looks = '', children }: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (!open) return;
    itemsIn(box.current)[0]?.focus();
    const gone = new AbortController();
    const elsewhere = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) opened(false);
    };
    document.addEventListener('pointerdown', elsewhere, { signal: gone.signal });
    return () => gone.abort();
  }, [open]);

  const close = () => {
    opened(false);
    opener.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (!open) return;
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') return opened(false);
    else if (!move(event.key, itemsIn(box.current))) return;
    event.preventDefault();
  };

  return (
    <div class="menu-place" ref={box}>
      <button
        ref={opener}
        type="button"
        class={`button ${looks}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => opened(!open)}
        onKeyDown={pressed}
      >
        {button}
      </button>
      {open && (
        <div class="menu" role="menu" tabIndex={-1} aria-label={label} onKeyDown={pressed}>
          {children}
        </div>
      )}
    </div>
  );
}

interface MenuItemProps {
  chosen(): void;
  /** Whether it holds now; left out where it is no switch. */
  checked?: boolean;
  disabled?: boolean;
  children: ComponentChildren;
}

/** One thing to choose. */
export function MenuItem({ chosen, checked, disabled = false, children }: MenuItemProps) {
  return (
    <button
      type="button"
      class="menu-item"
      {...(checked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemcheckbox', 'aria-checked': checked })}
      tabIndex={-1}
      disabled={disabled}
      onClick={chosen}
    >
      {children}
    </button>
  );
}

function itemsIn(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])];
}

/** Whether the key moved the focus among the items. */
function move(key: string, items: readonly HTMLElement[]): boolean {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const next = to[key];
  if (next === undefined || items.length === 0) return false;
  items[(next + items.length) % items.length]?.focus();
  return true;
}

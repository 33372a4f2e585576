import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Keys } from './keys';

type Weight = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon'> {
  weight?: Weight;
  /** The key that does the same, shown inside, e.g. `Enter`. */
  keys?: string;
  children: ComponentChildren;
}

/** Says in a verb what it does. It submits a form only when told `type="submit"`. */
export function Button({ weight = 'plain', keys, children, class: extra, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={['button', weight, extra].filter(Boolean).join(' ')}>
      {children}
      {keys && <Keys of={keys} />}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'icon'> {
  /** What it does; its tooltip and its name for a screen reader. */
  label: string;
  weight?: Weight;
  children: ComponentChildren;
}

/** A button with a picture and no words. */
export function IconButton({ label, weight = 'quiet', children, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} class={`button icon ${weight}`} aria-label={label} title={label}>
      {children}
    </button>
  );
}

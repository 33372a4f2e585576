import { useEffect, useId, useState } from 'preact/hooks';
import { stepTo, VariableList } from '../variable_list';
import { type Variable, variablesBehind } from '../variables';
import { emojiBehind } from './emoji';
import { EmojiOptions } from './emoji_options';
import type { Begun } from './liquid_picking';
import type { RichText } from './rich_text';

interface Picking {
  /** Tells what stands before the caret now. */
  begun(brackets: Begun | null): void;
  /** Takes the keys of the open list. */
  key(event: KeyboardEvent): boolean;
  shown: { brackets: Begun; found: readonly Variable[]; at: number } | null;
  take(variable: Variable): void;
}

/** The list that opens at `{{` or `:name`: what it offers, and the keys that it takes while it is open. */
export function usePicking(rich: () => RichText | null, variables: readonly Variable[]): Picking {
  const [brackets, setBrackets] = useState<Begun | null>(null);
  const [at, setAt] = useState(0);
  // Where a person sent the list away, it stays away until other brackets are begun.
  const [left, setLeft] = useState<number | null>(null);

  const isOpen = brackets !== null && brackets.from !== left;
  const found = isOpen ? offersBehind(brackets, variables) : [];
  const shown = isOpen && found.length > 0 ? { brackets, found, at: Math.min(at, found.length - 1) } : null;

  const take = (variable: Variable) => {
    if (brackets) rich()?.replaceBefore(brackets.from, variable.code);
    setBrackets(null);
  };
  const key = (event: KeyboardEvent) => {
    if (!shown || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = stepTo(event.key, shown.at, found.length);
    const chosen = found[shown.at];
    // `:smile:` is closed as it was opened.
    const takes = TAKES.has(event.key) || event.key === shown.brackets.opener;
    if (step !== null) setAt(step);
    else if (takes && chosen) take(chosen);
    else if (event.key === 'Escape') setLeft(shown.brackets.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const begun = (next: Begun | null) => {
    setBrackets(next);
    setAt(0);
    if (next === null) setLeft(null);
  };
  return { begun, key, shown, take };
}

const TAKES = new Set(['Enter', 'Tab']);

function offersBehind({ opener, query }: Begun, variables: readonly Variable[]): Variable[] {
  return opener === ':' ? emojiBehind(query) : variablesBehind(opener, query, variables);
}

interface LiquidPickerProps {
  rich: RichText;
  picking: Picking;
  sample(code: string): string;
  /** The element that the list is placed in. */
  frame(): DOMRect;
}

/** The open list, under the brackets that it completes. */
export function LiquidPicker({ rich, picking, sample, frame }: LiquidPickerProps) {
  const { shown, take } = picking;
  const id = useId();
  const option = shown ? `${id}-${shown.at}` : null;
  useEffect(() => rich.pointsAt(option), [rich, option]);
  if (!shown) return null;

  const caret = rich.coordinates(shown.brackets.from);
  const box = frame();
  const left = Math.max(0, Math.min(caret.left - box.left, box.width - WIDTH));
  return (
    <div class="liquid-picker" style={{ left: `${left}px`, top: `${caret.bottom - box.top + 4}px` }}>
      {shown.brackets.opener === ':' ? (
        <EmojiOptions id={id} found={shown.found} at={shown.at} take={take} />
      ) : (
        <VariableList id={id} found={shown.found} at={shown.at} sample={sample} take={take} />
      )}
    </div>
  );
}

const WIDTH = 340;

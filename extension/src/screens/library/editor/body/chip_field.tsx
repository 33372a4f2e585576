import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TemplateProblem } from '@/template/problem';
import { say } from '@/words/say';
import { Button } from '../../../parts/button';
import { TextField } from '../../../parts/field';
import { problemWords } from '../../problem_words';
import { ChipFields } from './chip_fields';
import { type ChipForm, codeFrom, formOf } from './chip_form';

interface ChipFieldProps {
  /** The chip's Liquid. */
  code: string;
  /** What is wrong with it, with the Liquid that would be right, where that can be said. */
  problem: (Pick<TemplateProblem, 'message' | 'suggestion'> & { fixed: string | null }) | null;
  /** Names that variables have, to choose from. */
  names: readonly string[];
  shortcuts: readonly string[];
  /** Where it stands, in pixels of the editor. */
  place: { left: number; top: number };
  /** Told what the chip says from now on; the empty text takes it away. */
  decided(code: string): void;
  /** As text in the line, to be written on. */
  asText(): void;
  closed(): void;
}

/** A chip, edited in place: plain fields, and the Liquid that they make. */
export function ChipField(props: ChipFieldProps) {
  const { code, problem, place, decided, asText, closed } = props;
  const [form, setForm] = useState<ChipForm>(() => formOf(code));
  const [raw, setRaw] = useState(code);
  const box = useRef<HTMLFormElement>(null);

  useLayoutEffect(() => {
    box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const changed = (next: ChipForm) => {
    setForm(next);
    setRaw(codeFrom(next));
  };

  return (
    <form
      ref={box}
      class="chip-field"
      aria-label={say('editor.edit_chip')}
      style={{ insetInlineStart: `${place.left}px`, insetBlockStart: `${place.top}px` }}
      onSubmit={event => {
        event.preventDefault();
        decided(raw);
      }}
      onKeyDown={event => {
        if (event.isComposing || event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        closed();
      }}
      onFocusOut={event => {
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget as Node)) decided(raw);
      }}
    >
      {problem && (
        <div class="chip-problem" role="status">
          <span>
            <strong>{problemWords(problem.message)}</strong> {problemWords(problem.suggestion)}
          </span>
          {problem.fixed !== null && (
            <Button onClick={() => decided(problem.fixed ?? raw)}>{say('editor.fix')}</Button>
          )}
        </div>
      )}
      <ChipFields form={form} changed={changed} names={props.names} shortcuts={props.shortcuts} />
      <TextField
        label="Liquid"
        value={raw}
        dir="ltr"
        spellcheck={false}
        typed={typed => {
          setRaw(typed);
          setForm(formOf(typed));
        }}
      />
      <div class="chip-actions">
        <Button weight="quiet" class="remove" onClick={() => decided('')}>
          {say('editor.remove_chip')}
        </Button>
        <Button weight="quiet" onClick={asText}>
          {say('editor.as_text')}
        </Button>
        <Button type="submit" weight="primary" keys="Enter">
          {say('editor.done')}
        </Button>
      </div>
    </form>
  );
}

import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { piecesOf } from '@/template/pieces';
import type { TemplateProblem } from '@/template/problem';
import { say } from '@/words/say';
import type { Writable } from '../writable';
import { offsetOf } from './problem_spots';
import { laidOffset, laidOut, packed, packedOffset } from './source_text';

interface SourceFieldProps {
  html: string;
  changed(html: string): void;
  sanitise(html: string): string;
  problems: readonly TemplateProblem[];
  writable: RefObject<Writable | null>;
  focused(): void;
  /** Where the caret stands at first, an offset into the body; null leaves the focus where it is. */
  caret: number | null;
  /** Filled with the way to ask where the caret stands, as an offset into the body. */
  standing: RefObject<(() => number) | null>;
}

/** The body as it is kept: HTML with Liquid. The colours lie in a copy behind the letters. */
export function SourceField(props: SourceFieldProps) {
  const { html, changed, sanitise, problems, writable, focused, caret, standing } = props;
  const [text, setText] = useState(() => laidOut(html));
  const told = useRef(html);
  const field = useRef<HTMLTextAreaElement>(null);

  // Before the next key: what was told a key ago would else come back over what was typed since.
  useLayoutEffect(() => {
    if (html === told.current) return;
    told.current = html;
    setText(laidOut(html));
  }, [html]);

  useLayoutEffect(() => {
    if (caret === null) return;
    const offset = laidOffset(html, caret);
    field.current?.focus();
    field.current?.setSelectionRange(offset, offset);
  }, []);

  standing.current = () => packedOffset(text, field.current?.selectionStart ?? 0);
  writable.current = {
    insert: written => {
      field.current?.focus();
      document.execCommand('insertText', false, written);
    },
    place: (line, column) => {
      const offset = laidOffset(html, offsetOf(html, line, column));
      field.current?.focus();
      field.current?.setSelectionRange(offset, offset);
    },
  };

  return (
    <div class="source-field">
      <div class="source-colours" aria-hidden="true">
        <Colours
          text={text}
          wrong={problems.map(each => laidOffset(html, offsetOf(html, each.line, each.column)))}
        />
      </div>
      <textarea
        ref={field}
        class="source-text"
        aria-label={say('editor.source_name')}
        spellcheck={false}
        dir="auto"
        value={text}
        onFocus={focused}
        onInput={event => {
          setText(event.currentTarget.value);
          told.current = sanitise(packed(event.currentTarget.value));
          changed(told.current);
        }}
        onBlur={() => setText(laidOut(told.current))}
      />
    </div>
  );
}

/** Liquid, tags, and what is wrong; the last line break needs something behind it to be a line. */
function Colours({ text, wrong }: { text: string; wrong: readonly number[] }) {
  const pieces = useMemo(() => coloured(text, wrong), [text, wrong.join()]);
  return (
    <>
      {pieces.map(({ start, look, part }) => (
        <span key={start} class={look}>
          {part}
        </span>
      ))}{' '}
    </>
  );
}

function coloured(text: string, wrong: readonly number[]) {
  return piecesOf(text, 'rich').flatMap(({ kind, start, end }) => {
    const part = text.slice(start, end);
    if (kind === 'text') return tagged(part, start);
    const isWrong = wrong.some(offset => offset >= start && offset < end);
    return [{ start, look: isWrong ? 'liquid wrong' : 'liquid', part }];
  });
}

function tagged(text: string, start: number) {
  let at = start;
  return text.split(/(<[^<>]*>)/).map(part => {
    const piece = { start: at, look: part.startsWith('<') ? 'tag' : 'plain', part };
    at += part.length;
    return piece;
  });
}

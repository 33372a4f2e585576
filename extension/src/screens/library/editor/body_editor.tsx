import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../parts/button';
import { tooltip } from '../actions';
import { markLiquid } from './liquid_marks';
import { keptSelection, linkAt, linkTo, type Mark, markOf, marksAt, toggleMark } from './marks';
import { pastedHtml } from './paste';
import { placeCaret, shownPlace } from './place_in_body';
import type { Writable } from './writable';

interface BodyEditorProps {
  html: string;
  /** Told on every edit, with sanitised HTML; an empty body is the empty text. */
  changed(html: string): void;
  sanitise(html: string): string;
  readOnly: boolean;
  /** Filled with the way to write at the caret and to place it. */
  writable: RefObject<Writable | null>;
  focused(): void;
  /** What else stands in the toolbar. */
  children?: ComponentChildren;
}

/** Rich text with Liquid in it as plain text. Whoever wrote it, only sanitised HTML reaches the page. */
export function BodyEditor({
  html,
  changed,
  sanitise,
  readOnly,
  writable,
  focused,
  children,
}: BodyEditorProps) {
  const field = useRef<HTMLDivElement>(null);
  const emitted = useRef<string | null>(null);
  const [marks, setMarks] = useState<Mark[]>([]);
  const [link, setLink] = useState<{ address: string; back: () => void } | null>(null);

  useLayoutEffect(() => {
    if (!field.current || html === emitted.current) return;
    field.current.innerHTML = sanitise(html) || EMPTY;
    emitted.current = html;
    markLiquid(field.current);
  }, [html, sanitise]);

  useEffect(() => {
    const look = () => setMarks(marksAt(field.current));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);

  const told = () => {
    // Once everything is deleted Chromium writes bare text, which no mail client would space as a paragraph.
    if (field.current?.firstChild instanceof Text) document.execCommand('formatBlock', false, 'p');
    emitted.current = bodyOf(field.current, sanitise);
    changed(emitted.current);
    markLiquid(field.current);
  };

  writable.current = {
    insert: text => {
      field.current?.focus();
      document.execCommand('insertText', false, text);
    },
    place: (line, column) => {
      if (field.current) placeCaret(field.current, shownPlace(html, line, column).offset);
    },
  };

  const mark = (which: Mark) => {
    field.current?.focus();
    if (which === 'link') setLink({ address: linkAt(field.current) ?? '', back: keptSelection() });
    else toggleMark(which);
  };

  return (
    <div class="body-editor">
      {!readOnly && (
        <div class="toolbar" role="toolbar" aria-label="Formatting">
          {TOOLS.map(([which, sign]) => (
            <button
              key={which}
              type="button"
              class={`button quiet icon tool-${which}`}
              title={tooltip(which)}
              aria-label={which}
              aria-pressed={marks.includes(which)}
              onMouseDown={event => event.preventDefault()}
              onClick={() => mark(which)}
            >
              {sign}
            </button>
          ))}
          {children}
          {link !== null && (
            <LinkField
              address={link.address}
              decided={address => {
                setLink(null);
                field.current?.focus();
                link.back();
                if (address !== null) linkTo(address);
              }}
            />
          )}
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: rich text has no element of its own */}
      <div
        ref={field}
        class="body-field"
        role="textbox"
        aria-multiline="true"
        aria-label="Reply"
        aria-readonly={readOnly}
        tabIndex={0}
        dir="auto"
        contentEditable={!readOnly}
        onFocus={() => {
          document.execCommand('defaultParagraphSeparator', false, 'p');
          focused();
        }}
        onInput={told}
        onPaste={event => {
          event.preventDefault();
          document.execCommand('insertHTML', false, pastedHtml(event.clipboardData, sanitise));
        }}
        onKeyDown={event => {
          const which = markOf(event);
          if (!which || readOnly) return;
          event.preventDefault();
          event.stopPropagation();
          mark(which);
        }}
      />
    </div>
  );
}

const EMPTY = '<p><br></p>';

const TOOLS: [Mark, string][] = [
  ['bold', 'B'],
  ['italic', 'I'],
  ['link', 'Link'],
  ['list', 'List'],
];

/** What the field holds, clean; a field without a letter or a picture is empty. */
function bodyOf(field: HTMLElement | null, sanitise: (html: string) => string): string {
  if (!field || (!field.textContent?.trim() && !field.querySelector('img'))) return '';
  return sanitise(field.innerHTML);
}

function LinkField({ address, decided }: { address: string; decided(address: string | null): void }) {
  const [typed, setTyped] = useState(address);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  return (
    <form
      class="link-field"
      onSubmit={event => {
        event.preventDefault();
        decided(typed.trim());
      }}
    >
      <input
        ref={field}
        class="input"
        value={typed}
        aria-label="Link address"
        placeholder="https://"
        onInput={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          decided(null);
        }}
      />
      <Button type="submit">{typed.trim() || !address ? 'Set link' : 'Remove link'}</Button>
    </form>
  );
}

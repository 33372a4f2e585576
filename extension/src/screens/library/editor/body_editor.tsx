import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TemplateProblem } from '@/template/problem';
import { say } from '@/words/say';
import { actionOf } from '../actions';
import { LinkField } from './body/link_field';
import { SourceField } from './body/source_field';
import { StillField, type Waiting } from './body/still_field';
import { ToolBar, type Wish } from './body/tool_bar';
import { useRichText, useRichTextRoom } from './body/use_rich_text';
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
  /** Of the body, as it stands; they are underlined. */
  problems?: readonly TemplateProblem[];
  /** What else stands in the toolbar. */
  children?: ComponentChildren;
}

/**
 * Rich text with Liquid as chips, or its source. A body that rich text could not hold without a loss is shown in its
 * source, with a word why.
 */
export function BodyEditor(props: BodyEditorProps) {
  const { html, sanitise, readOnly, problems = NONE } = props;
  if (readOnly) {
    return (
      <div class="body-editor">
        <StillField html={html} sanitise={sanitise} waiting={null} />
      </div>
    );
  }
  return <WritableBody {...props} problems={problems} />;
}

const NONE: readonly TemplateProblem[] = [];

function WritableBody(props: BodyEditorProps & { problems: readonly TemplateProblem[] }) {
  const { html, changed, sanitise, writable, focused, problems, children } = props;
  const host = useRef<HTMLDivElement>(null);
  const waiting = useRef<Waiting>({ hasFocus: false, click: null, typed: '' });
  const [source, setSource] = useState<{ caret: number | null } | null>(null);
  const [linking, setLinking] = useState(false);
  const caret = useRef(0);
  const returning = useRef(false);

  const clean = useMemo(() => sanitise(html), [html, sanitise]);
  const own = useRef<string | null>(null);
  const room = useRichTextRoom();
  // Only what comes from elsewhere is judged: what rich text wrote it can hold.
  const holds = useMemo(() => !room || clean === own.current || room.canHold(clean), [room, clean]);
  const inSource = source !== null || !holds;

  const told = (written: string) => {
    own.current = inSource ? null : written;
    changed(written);
  };
  const [rich, standing] = useRichText({
    room: holds ? room : null,
    host,
    html: clean,
    isShown: source === null && holds,
    label: say('editor.reply'),
    sanitise,
    changed: told,
    focused,
    begun: () => undefined,
    key: () => false,
    opened: () => undefined,
  });

  useEffect(() => rich?.resume(waiting.current), [rich]);
  useEffect(() => {
    if (!inSource) rich?.showProblems(problems.filter(isInBody));
  }, [rich, inSource, problems]);
  useLayoutEffect(() => {
    if (!rich || inSource) return;
    writable.current = rich;
    if (!returning.current) return;
    returning.current = false;
    rich.rewrite(clean);
    rich.placeAt(caret.current);
  }, [rich, inSource]);

  const wish = (wished: Wish) => {
    if (wished === 'source') toggleSource();
    else if (wished === 'link') setLinking(true);
    else if (wished !== 'more' && wished !== 'picture' && wished !== 'emoji') rich?.use(wished);
  };
  const toggleSource = () => {
    if (!inSource) return setSource({ caret: rich?.caretOffset() ?? null });
    if (!holds) return;
    setSource(null);
    returning.current = true;
  };
  const pressed = (event: KeyboardEvent) => {
    const action = actionOf(event, true);
    const wished = action && WISHES.has(action as Wish) ? (action as Wish) : null;
    if (!wished || (inSource && wished !== 'source')) return;
    event.preventDefault();
    event.stopPropagation();
    wish(wished);
  };

  return (
    <div class="body-editor" onKeyDownCapture={pressed}>
      <ToolBar standing={standing} isSource={inSource} wish={wish}>
        {children}
      </ToolBar>
      {linking && rich && (
        <LinkField
          address={standing.link ?? ''}
          decided={address => {
            setLinking(false);
            rich.link(address);
          }}
        />
      )}
      {!holds && <p class="body-note">{say('editor.only_source')}</p>}
      <div ref={host} class="body-rich" hidden={inSource} />
      {!rich && !inSource && <StillField html={clean} sanitise={sanitise} waiting={waiting} />}
      {inSource && (
        <SourceField
          {...{ sanitise, writable, focused }}
          problems={problems.filter(isInBody)}
          html={clean}
          changed={told}
          caret={source?.caret ?? null}
          moved={offset => {
            caret.current = offset;
          }}
        />
      )}
    </div>
  );
}

const WISHES = new Set<Wish>(['bold', 'italic', 'underline', 'link', 'list', 'numbered', 'quote', 'source']);

const isInBody = (problem: TemplateProblem): boolean => problem.field === 'body';

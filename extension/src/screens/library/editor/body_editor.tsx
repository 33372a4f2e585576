import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TemplateProblem } from '@/template/problem';
import { say } from '@/words/say';
import { writingActionOf } from '../actions';
import { type ImageKeeping, type KeepImage, keepInline } from './body/keep_image';
import { LiquidPicker, usePicking } from './body/liquid_picker';
import { type Asking, RichLayer, under } from './body/rich_layer';
import { SourceField } from './body/source_field';
import { StillField, type Waiting } from './body/still_field';
import { ToolBar, type Wish } from './body/tool_bar';
import { useRichText, useRichTextRoom } from './body/use_rich_text';
import { fixOf } from './problem_fix';
import type { Variable } from './variables';
import type { Writable } from './writable';

interface BodyEditorProps {
  html: string;
  /** What it is written in, BCP 47; empty when nobody said. */
  language: string;
  /** Told on every edit, with sanitised HTML; an empty body is the empty text. */
  changed(html: string): void;
  sanitise(html: string): string;
  readOnly: boolean;
  /** Filled with the way to write at the caret and to place it. */
  writable: RefObject<Writable | null>;
  focused(): void;
  /** Of the body, as it stands; they are underlined. */
  problems: readonly TemplateProblem[];
  /** What can be put in, in the list that opens at `{{`. */
  variables: readonly Variable[];
  /** What a piece of Liquid would be in the message of the preview. */
  sample(code: string): string;
  /** Of the other templates, which this one may put in. */
  shortcuts: readonly string[];
  /** Where pictures are kept; in the reply itself where nobody says. */
  keepImage?: KeepImage;
  /** What else stands in the toolbar. */
  children?: ComponentChildren;
}

/**
 * Rich text with Liquid as chips, or its source. A body that rich text could not hold without a loss is shown in its
 * source, with a word why.
 */
export function BodyEditor(props: BodyEditorProps) {
  const { html, language, sanitise, readOnly } = props;
  if (readOnly) {
    return (
      <div class="body-editor">
        <StillField {...{ html, language, sanitise }} waiting={null} />
      </div>
    );
  }
  return <WritableBody {...props} />;
}

function WritableBody(props: BodyEditorProps) {
  const { html, language, changed, sanitise, writable, focused, variables, sample, shortcuts, children } =
    props;
  const { keepImage = keepInline } = props;
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const waiting = useRef<Waiting>({ hasFocus: false, click: null, typed: '' });
  const [source, setSource] = useState<{ caret: number | null } | null>(null);
  const [asking, ask] = useState<Asking | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const caretInSource = useRef<() => number>(null);
  // Where the caret is to stand when rich text comes back; null while it does not.
  const returning = useRef<number | null>(null);

  const clean = useMemo(() => sanitise(html), [html, sanitise]);
  const own = useRef<string | null>(null);
  const room = useRichTextRoom();
  // Only what comes from elsewhere is judged: what rich text wrote it can hold.
  const holds = useMemo(() => !room || clean === own.current || room.canHold(clean), [room, clean]);
  const inSource = source !== null || !holds;
  const problems = useMemo(() => props.problems.filter(({ field }) => field === 'body'), [props.problems]);

  const told = (written: string) => {
    own.current = inSource ? null : written;
    changed(written);
  };
  const opened = useRef<ReturnType<typeof useRichText>[0]>(null);
  const picking = usePicking(() => opened.current, variables);
  const [rich, standing] = useRichText({
    room: holds ? room : null,
    host,
    html: clean,
    isShown: !inSource,
    label: say('editor.reply'),
    sanitise,
    changed: told,
    focused,
    begun: picking.begun,
    key: picking.key,
    opened: chip => ask({ kind: 'chip', chip }),
    pictured: picture => ask({ kind: 'picture', picture }),
    brought: pictures => void bring(pictures),
  });
  opened.current = rich;

  // In the very render that takes the still field away: a frame later it would move a caret that a person has put.
  useLayoutEffect(() => rich?.resume(waiting.current), [rich]);
  useEffect(() => {
    if (!inSource) rich?.showProblems(problems);
  }, [rich, inSource, problems]);
  useLayoutEffect(() => {
    if (!rich || inSource) return;
    writable.current = rich;
    if (returning.current === null) return;
    rich.rewrite(clean);
    rich.placeAt(returning.current);
    returning.current = null;
  }, [rich, inSource]);

  const bring = async (pictures: readonly File[]) => {
    setRefusal(null);
    for (const file of pictures) {
      const kept = await keepImage(file);
      if (kept.kind === 'refused') setRefusal(kept.because);
      else opened.current?.insertPicture({ src: kept.src, alt: altOf(file), width: String(kept.width) });
    }
  };
  const turnSource = () => {
    if (!inSource) {
      // The source is of what stands there now, not of what was told a frame ago.
      rich?.tell();
      setSource({ caret: rich?.caretOffset() ?? null });
    } else if (holds) {
      returning.current = caretInSource.current?.() ?? 0;
      setSource(null);
    }
  };
  const wish = (wished: Wish, from?: HTMLElement) => {
    if (wished === 'source') turnSource();
    else if (wished === 'link') ask({ kind: 'link' });
    else if (wished === 'liquid') rich?.chipAsText(null);
    else if (wished === 'fix') rich?.rewrite(mended(clean, problems));
    else if (wished === 'emoji') ask({ kind: 'emoji' });
    else if (wished === 'picture') files.current?.click();
    else if (wished === 'color' || wished === 'size') {
      if (from) ask({ kind: 'look', look: wished, place: under(from.getBoundingClientRect(), box()) });
    } else if (wished !== 'more') rich?.use(wished);
  };
  const pressed = (event: KeyboardEvent) => {
    const wished = wishOf(event);
    if (!wished || (inSource && wished !== 'source')) return;
    event.preventDefault();
    event.stopPropagation();
    wish(wished);
  };
  const box = () => frame.current?.getBoundingClientRect() ?? new DOMRect();

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend and a frame of its own
    <div ref={frame} class="body-editor" role="group" aria-label={say('editor.reply')} onKeyDown={pressed}>
      <ToolBar standing={standing} isSource={inSource} wish={wish}>
        {children}
      </ToolBar>
      {!holds && <p class="body-note">{say('editor.only_source')}</p>}
      {refusal && (
        <p class="body-note" role="alert">
          {say(`editor.picture_${refusal}`)}
        </p>
      )}
      <input
        ref={files}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={event => {
          void bring([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <div ref={host} class="body-rich" lang={language || undefined} hidden={inSource} />
      {!rich && !inSource && <StillField html={clean} {...{ language, sanitise, waiting }} />}
      {inSource && (
        <SourceField
          {...{ sanitise, writable, focused, problems }}
          html={clean}
          changed={told}
          caret={source?.caret ?? null}
          standing={caretInSource}
        />
      )}
      {rich && !inSource && <LiquidPicker {...{ rich, picking, sample }} frame={box} />}
      {rich && !inSource && asking && (
        <RichLayer
          {...{ asking, rich, standing, shortcuts }}
          names={namesOf(variables)}
          frame={box}
          done={() => ask(null)}
        />
      )}
    </div>
  );
}

type Refusal = Extract<ImageKeeping, { kind: 'refused' }>['because'];

/** What a picture shows, as far as its file's name tells. */
function altOf(file: File): string {
  const name = file.name.replace(/\.\w+$/, '').replace(/[_-]+/g, ' ');
  return /^(?:image|img|screenshot|unnamed)?\s*\d*$/i.test(name) ? '' : name;
}

/** The first problem whose suggestion says exactly what is right, put right. */
function mended(html: string, problems: readonly TemplateProblem[]): string {
  return problems.map(problem => fixOf(problem, html)).find(fix => fix !== null)?.text ?? html;
}

/** The plain names among the variables, e.g. `to.first_name`. */
function namesOf(variables: readonly Variable[]): string[] {
  const names = variables.map(({ code }) => /^\{\{ ([\w.]+)/.exec(code)?.[1] ?? '');
  return [...new Set(names.filter(Boolean))];
}

/** Fields that lie over the text keep their own keys. */
function wishOf(event: KeyboardEvent): Wish | null {
  if (event.target instanceof Element && event.target.closest('form, .variable-choice')) return null;
  const action = writingActionOf(event);
  return WISHES.find(wish => wish === action) ?? null;
}

const WISHES = [
  ...(['bold', 'italic', 'underline', 'link', 'list', 'numbered', 'quote'] as const),
  ...(['source', 'liquid', 'fix'] as const),
] satisfies Wish[];

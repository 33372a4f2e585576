import type { Shelf } from '@/library/shelf';
import { hostsOf, isBlocked } from './blocked';
import { isAPersons, listenIn, WRITING } from './ear';
import { editableAt } from './editable';
import { focusedIn, type OpenShadow, unheardFrame } from './focus';
import type { Queue } from './queue';
import { type Heard, keystrokes } from './typing';

export interface Watched {
  /** The field that holds the caret of the whole tab, as far as this frame can tell. */
  caretField(): HTMLElement | null;
  /** The field that has the focus of this frame, wherever the caret of the tab may be. */
  ownField(): HTMLElement | null;
  /** The field that a person was in last, if it can still hold the caret, and when that was. */
  lastField(): { field: HTMLElement; at: number } | null;
}

export interface Surroundings {
  shelf: Shelf;
  queue: Queue;
  /** What must listen in a window before anybody else. */
  attach(view: Window): void;
  openShadow: OpenShadow;
  /** False once the extension was updated or removed: then every key is the page's. */
  alive(): boolean;
}

/** Hears a window's keystrokes, and those of frames in it that no script of ours could come into. */
export function watchWindow(view: Window, around: Surroundings, heard: Heard): Watched {
  const { shelf, queue, attach, openShadow } = around;
  let frames: Window[] = [];
  const open = () => {
    frames = frames.filter(inner => !inner.closed);
    return frames;
  };

  const watch = (inner: Window) => {
    frames = [...open(), inner];
    const ear = listenIn(inner, attach);
    const field = () => fieldIn(inner);
    const hear = listener(around, field, heard);
    ear.tell = event => {
      if (BEGINS.has(event.type) && !around.alive()) ear.tell = null;
      else hear(event);
      if (event.type === 'blur') adopt(inner);
    };
    for (const event of ear.early.splice(0)) {
      if (performance.now() - event.timeStamp < STILL_MEANT_MS) hear(event);
      else queue.typed.hear(event, field);
    }
    adopt(inner);
  };

  const adopt = (inner: Window) => {
    const frame = unheardFrame(inner.document);
    if (frame) watch(frame);
  };

  const isQuiet = (inner: Window) => {
    const { blocked_sites: blocked } = shelf.settings();
    return blocked.length > 0 && isBlocked(hostsOf(inner), blocked);
  };
  const fieldIn = (inner: Window) =>
    isQuiet(inner) ? null : editableAt(focusedIn(inner.document, openShadow));
  const caretFieldIn = (inner: Window) => (holdsFocus(inner) === 'holds' ? fieldIn(inner) : null);

  const lastField = () => {
    const focused = open().filter(inner => holdsFocus(inner) !== 'lost');
    const fields = focused.flatMap(inner => {
      const field = fieldIn(inner);
      return field ? [{ field, at: inner.rejoinderEar?.at ?? 0 }] : [];
    });
    return fields.reduce<(typeof fields)[number] | null>(
      (last, each) => (last && last.at >= each.at ? last : each),
      null,
    );
  };

  watch(view);
  return {
    caretField: () =>
      open()
        .map(caretFieldIn)
        .find(field => field !== null) ?? null,
    ownField: () => fieldIn(view),
    lastField,
  };
}

/** What follows from these comes at once, and asking the browser takes longer than all else that a letter costs. */
const BEGINS = new Set(['keydown', 'mousedown', 'focusin', 'blur']);

/** What a person pressed before this script was there is done now, unless they have long gone on. */
const STILL_MEANT_MS = 1_500;

/** Hears one field's keystrokes until the signal aborts, where nobody else listens. */
export function watchField(
  field: HTMLElement,
  around: Pick<Surroundings, 'shelf' | 'queue'>,
  heard: Heard,
  signal: AbortSignal,
): void {
  const hear = listener(around, () => (field.ownerDocument.activeElement === field ? field : null), heard);
  for (const kind of WRITING) {
    field.addEventListener(kind, event => isAPersons(event) && hear(event), { signal });
  }
}

function listener(
  { shelf, queue }: Pick<Surroundings, 'shelf' | 'queue'>,
  field: () => HTMLElement | null,
  heard: Heard,
): (event: Event) => void {
  const { shortcuts, settings } = shelf;
  const { settled, isLeft, isReplaced, typed, fresh } = queue;
  return keystrokes({ shortcuts, settings, settled, isLeft, isReplaced, typed, fresh, field }, heard);
}

/** Whether the focus of each document around leads to a window; some of them do not tell. */
type Focus = 'holds' | 'may hold' | 'lost';

function holdsFocus(view: Window): Focus {
  if (view === view.top) return 'holds';
  const frame = view.frameElement;
  if (!frame) return focusAmongStrangers(view.document);
  const around = frame.ownerDocument.defaultView;
  return around && leadsTo(frame) ? holdsFocus(around) : 'lost';
}

/** Inside a shadow root, that root knows it. */
function leadsTo(frame: Element): boolean {
  return (frame.getRootNode() as Document | ShadowRoot).activeElement === frame;
}

/**
 * A stranger's page around does not tell, but the browser takes the focus from an element as soon as one of another
 * frame gets it. Only the body is what has the focus when nothing else does, too.
 */
function focusAmongStrangers(page: Document): Focus {
  const focused = page.activeElement;
  const isNamed = focused !== null && focused !== page.body && focused !== page.documentElement;
  return isNamed || page.hasFocus() ? 'holds' : 'may hold';
}

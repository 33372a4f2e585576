import { isDelimiter, type Trigger, triggerAt } from '@/expand/trigger';
import type { Settings } from '@/library/settings';
import type { Shortcuts } from '@/library/shortcut_list';
import { type FreshReply, undoIn } from './backspace';
import { leaveWalk, walk } from './caret_stops';
import { endingOf, INPUT_METHOD, isPlainBackspace, isUndo, presses } from './chord';
import { type Field, fieldOf, type Spot } from './field';
import { holdsBack } from './held_keys';
import { isAhead } from './keys_ahead';
import type { Suggesting } from './suggesting';
import type { TypedTail } from './typed_tail';

/** What may be asked about a keystroke, all of it answered at once. */
export interface Knowledge {
  shortcuts(): Shortcuts;
  settings(): Settings;
  /** The field that has the focus, if we may write in it. */
  field(): HTMLElement | null;
  /** What in a field is not being typed any more: what follows it is a line of its own. */
  settled(field: HTMLElement): Spot | null;
  /** What a person chose to leave as it stands; only a key that asks for it expands that. */
  isLeft(spot: Spot): boolean;
  /** Whether this was typed in a field and a reply came to stand in its place. */
  isReplaced(typed: string, field: HTMLElement): boolean;
  /** What a person wrote by hand; the rest may be the page's doing. */
  typed: TypedTail;
  /** The reply after which nothing was done yet. */
  fresh: FreshReply;
}

export interface Heard {
  /** `spot` takes in the ending, a character that was typed behind the shortcut. */
  shortcut(spot: Spot, trigger: Trigger, ending: string): void;
  /** A shortcut came back by undo. */
  undone(spot: Spot): void;
  palette(field: Field): void;
  /** The list that opens while somebody types a shortcut; its keys are nobody else's. */
  suggesting?: Suggesting;
}

/** How much of a line can matter: a shortcut is at most 64 units long. */
const LINE = 80;

/** Decides about each event at once; swallows a key only when something will come of it. */
export function keystrokes(knowledge: Knowledge, heard: Heard): (event: Event) => void {
  let awaited: { field: Field; ending: string } | null = null;
  /** An undo that a page commands comes without `beforeinput`. */
  let isUndoing = false;
  /** What an input method has written, not taken yet by the person. */
  let composed = '';

  const check = () => {
    if (!awaited) return;
    const { field, ending } = awaited;
    awaited = null;
    const trigger = behind(field, ending);
    const spot = trigger && field.spot(trigger.replaces + ending.length);
    if (spot && !knowledge.isLeft(spot)) heard.shortcut(spot, trigger, ending);
  };

  /** Whether the last characters of the line are a shortcut and the delimiter after it. */
  const behind = (field: Field, ending: string): Trigger | null => {
    const line = lineOf(field, knowledge);
    if (!line?.endsWith(ending)) return null;
    return triggerIn(field, line.slice(0, -ending.length), ending, ending);
  };

  /** A page could write a shortcut itself and wait for a key, to learn what it opens. */
  const triggerIn = (field: Field, line: string, key: string, ending: string): Trigger | null => {
    const trigger = triggerAt(line, key, knowledge.shortcuts(), knowledge.settings());
    return trigger && knowledge.typed.endsWith(trigger.typed + ending, field.element) ? trigger : null;
  };

  const key = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === INPUT_METHOD || event.repeat) return;
    if (isUndo(event)) undoneSoon();
    if (isPlainBackspace(event) && knowledge.settings().backspace_undoes) return regret(event);
    const isPalette = presses(event, knowledge.settings().palette_key);
    const ending = endingOf(event);
    const step = stepOf(event);
    if (!isPalette && !ending && !step) return;

    const element = knowledge.field();
    if (!element) return;
    const field = fieldOf(element);
    const trigger = isPalette || !ending ? null : triggerBefore(field, ending);
    if (!isPalette && !trigger) {
      if (step?.(element)) swallow(event);
      return;
    }

    swallow(event);
    if (trigger) heard.shortcut(field.spot(trigger.replaces), trigger, '');
    else heard.palette(field);
  };

  const regret = (event: KeyboardEvent) => {
    const element = knowledge.field();
    if (!element || !knowledge.fresh.isIn(element)) return;
    swallow(event);
    undoIn(element);
    undone();
    undoneSoon();
  };

  const triggerBefore = (field: Field, key: string): Trigger | null =>
    triggerIn(field, lineOf(field, knowledge) ?? '', key, '');

  /**
   * Undo selects the shortcut that it brings back; the next key would wipe it out. A page can undo too, so nothing
   * else that is selected then may tell it what stands in the library.
   */
  const undone = () => {
    const element = knowledge.field();
    if (!element) return;
    const field = fieldOf(element);
    if (!knowledge.isReplaced(field.selected(), element)) return;
    heard.undone(field.spot(0));
    field.unselect();
  };

  /** Editors with a history of their own tell nobody of an undo, and some draw later. */
  const undoneSoon = () => {
    for (const later of [0, 60]) setTimeout(undone, later);
  };

  /** The character stands in the field only after the editor took it, and some editors send no `input`. */
  const written = (event: InputEvent) => {
    if (event.type === 'input' && isUndoing && event.inputType === 'historyUndo') undone();
    isUndoing = event.type === 'beforeinput' && event.inputType === 'historyUndo';
    if (event.type === 'input') return check();
    awaited = null;
    if (event.inputType === 'insertCompositionText') composed = event.data ?? '';
    else if (!event.isComposing && event.inputType === 'insertText') ended(event.data ?? '');
  };

  const ended = (ending: string) => {
    const element = ending.length === 1 && isDelimiter(ending) ? knowledge.field() : null;
    if (!element) return;
    awaited = { field: fieldOf(element), ending };
    setTimeout(check, 0);
  };

  /** Chinese keyboards compose even a full stop. */
  const taken = () => {
    ended(composed);
    composed = '';
  };

  /** Who clicks goes a way of their own. */
  const leaveField = () => {
    const element = knowledge.field();
    if (element) leaveWalk(element);
  };

  const held = {
    ...{ shortcuts: knowledge.shortcuts, settings: knowledge.settings, typed: knowledge.typed },
    came: knowledge.fresh.hear,
    ended(event: KeyboardEvent) {
      if (endingOf(event)) return key(event);
      ended(event.key);
      check();
    },
  };

  return event => {
    if (isAhead(event) || holdsBack(event, knowledge.field, held)) return swallow(event);
    if (heard.suggesting?.hear(event, knowledge)) return;
    knowledge.typed.hear(event, knowledge.field);
    if (event.type === 'mousedown') leaveField();
    if (event.type === 'keydown') key(event as KeyboardEvent);
    else if (event.type === 'beforeinput' || event.type === 'input') written(event as InputEvent);
    else if (event.type === 'compositionend') taken();
    knowledge.fresh.hear(event);
  };
}

/** What a key does on the way through the caret stops of a reply; whether it did is for the walk to say. */
function stepOf(event: KeyboardEvent): ((field: HTMLElement) => boolean) | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.key === 'Tab') return field => walk(field, event.shiftKey ? -1 : 1);
  return event.key === 'Escape' ? leaveWalk : null;
}

/** What is settled counts only where it stands in the same line. */
function lineOf(field: Field, knowledge: Knowledge): string | null {
  const line = field.before(LINE);
  const settled = knowledge.settled(field.element);
  const since = settled && line !== null ? field.since(settled) : null;
  return since !== null && line?.endsWith(since) ? since : line;
}

/** Nobody else may act on it: not the page's own listeners, not the browser. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

import type { Answered } from '@/library/fits';
import type { Finder, ShelvedEntry } from '@/library/shelf';
import type { Answers, Question } from '@/template/question';
import type { Rendering } from '@/template/render';
import type { SuggestionsProps } from './suggestions';

/**
 * Where something is to appear: the caret's or the field's rectangle in the coordinates of the surface's own
 * viewport; `null` is the middle.
 */
export type Place = DOMRectReadOnly | null;

/** What is on screen. Closing it tells nobody and puts the caret back. */
export interface Shown {
  close(): void;
}

/**
 * One of `chosen` and `closed` is called, once, after the palette has left and the caret stands where it was.
 * Whoever inserts tells the finder that the template was used.
 */
export interface PaletteWish {
  at: Place;
  finder: Finder;
  /** The reply as it would be sent from here, holes shown as holes. */
  preview: (entry: ShelvedEntry) => Promise<Rendering>;
  chosen: (entry: ShelvedEntry) => void;
  closed: () => void;
  /** Where given, an empty library offers to open it. */
  openLibrary?: () => void;
  /** What is being answered here, where the page tells it; it goes to the finder alone. */
  answered?: Answered;
}

/** One of `answered` and `cancelled` is called, once, after the box has left and the caret stands where it was. */
export interface QuestionsWish {
  at: Place;
  /** The template's title. */
  title: string;
  /** What it is written in, BCP 47; empty when nobody said. */
  language: string;
  questions: Question[];
  /** What is known already, e.g. from the last time; a person can change it. */
  answers: Answers;
  /** The template with these answers; it may ask further questions, which then appear in the box. */
  preview: (answers: Answers) => Rendering;
  answered: (answers: Answers) => void;
  cancelled: () => void;
}

/** A shortcut that opens several templates; one of `chosen` and `cancelled` is called, once. */
export interface ChoiceWish {
  at: Place;
  shortcut: string;
  entries: ShelvedEntry[];
  preview: (entry: ShelvedEntry) => Promise<Rendering>;
  chosen: (entry: ShelvedEntry) => void;
  cancelled: () => void;
}

/** What a shortcut that is being typed may become; it takes no caret and no key, whoever opened it gives both. */
export interface SuggestionsWish {
  at: Place;
  list: SuggestionsProps;
}

export interface ShownList extends Shown {
  show(list: SuggestionsProps): void;
  /** A page may have taken it away. */
  isThere(): boolean;
  /** Closes, after it did this if a person sees the list. */
  take(act: () => void): void;
  /** Whether an event that the window saw happened on it. */
  holds(event: Event): boolean;
}

export interface NoticeWish {
  at: Place;
  message: string;
  actions?: NoticeAction[];
}

export interface NoticeAction {
  label: string;
  run: () => void;
}

/** What a person may copy, shown in full; one of `copied` and `closed` is called, once, after the box has left. */
export interface ReportWish {
  at: Place;
  report: string;
  copied: () => void;
  closed: () => void;
}

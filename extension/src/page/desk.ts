import type { Fact, Note, Part } from '@/expand/note';
import type { ShelvedEntry } from '@/library/shelf';
import type { Context } from '@/template/context';
import type { Answers, Question } from '@/template/question';
import type { Filled, Rendering } from '@/template/render';
import type { Attachment } from '@/template/template';
import type { Spot } from './field';
import type { LastAnswers } from './last_answers';

/** What is needed around a field to write a reply in it. Everything of the browser and the screen comes through here. */
export interface Desk {
  /** The templates that a shortcut opens. */
  opened(shortcut: string): Promise<ShelvedEntry[]>;
  /** What is known for these names of a template where this field stands, and what should be known and is not. */
  context(field: HTMLElement, selection: string, names: readonly string[]): Promise<Known>;
  /** Fills in the message's head; answers with what it left alone. */
  fillHead(field: HTMLElement, filled: Filled): readonly Part[];
  /** What a person may send to whoever mends the reader of this page; it quotes nobody. */
  report(field: HTMLElement): string;
  sanitise(html: string): string;
  used(id: string): void;
  /** Gives files to the message in which their reply stands, and tells what does not come of it. */
  attach(near: Near, reply: Spot, attachments: readonly Attachment[]): void;
  screen: Screen;
  last: LastAnswers;
}

export interface Known {
  context: Context;
  /** What the page should tell and does not. */
  unreadable: readonly Fact[];
  /** The template's names among them, such as `to.first_name`. */
  unread: string[];
}

/** What a person sees while a reply is being written; each stands near `at`. */
export interface Screen {
  /** Null when the person changed their mind. */
  choose(at: Near, shortcut: string, entries: ShelvedEntry[], preview: Preview): Promise<ShelvedEntry | null>;
  ask(at: Near, asked: Asked, preview: (answers: Answers) => Rendering): Promise<Answers | null>;
  pick(at: Near, preview: Preview): Promise<ShelvedEntry | null>;
  /** Goes by itself, and when the person goes on writing; with a text to copy, only by itself. */
  tell(at: Near, note: Note, copy?: string): void;
  /** As `tell`, with what the person may ask for; goes only by itself. */
  offer(at: Near, note: Note, offers: Offer[]): void;
  /** Shows a report in full; the person may copy it. */
  report(at: Near, report: string): void;
}

export type Offer = OfferKind & { run: () => void };

type OfferKind =
  /** To be asked for what is missing; to send whoever mends the reader a report; the same once more. */
  | { kind: 'ask' | 'report' | 'again' }
  /** To save files of these names. */
  | { kind: 'save'; names: readonly string[] };

export interface Asked {
  /** The template's title. */
  title: string;
  /** What it is written in, BCP 47; empty when nobody said. */
  language: string;
  questions: Question[];
  /** What is offered; a person can change it. */
  answers: Answers;
}

export type Preview = (entry: ShelvedEntry) => Promise<Rendering>;

/** The field that something is about, and where its caret is, which takes laying out: only whoever draws asks. */
export interface Near {
  field: HTMLElement;
  box: () => DOMRect;
}

import { isPlain } from './editable';
import { plainField } from './plain_field';
import { richField } from './rich_field';

/** Where a person writes. Every question is about the caret as it stands now. */
export interface Field {
  readonly element: HTMLElement;
  readonly kind: 'plain' | 'rich';
  /** What stands before the caret, at most this many UTF-16 units; null while text is selected. */
  before(limit: number): string | null;
  selected(): string;
  /** Puts the caret behind what is selected. */
  unselect(): void;
  /** Remembers the `length` UTF-16 units before the caret; with 0, the caret or the selection itself. */
  spot(length: number): Spot;
  /** What was written between a spot and the caret; null when the caret no longer stands behind it. */
  since(spot: Spot): string | null;
  /** Where the caret is in the window of its document, CSS pixels. */
  caretBox(): DOMRect;
  /** What some text of this field takes up, likewise. */
  boxOf(spot: Spot): DOMRect;
}

/** Some text of a field that can be found again after more was written. */
export type Spot = PlainSpot | RichSpot;

export interface PlainSpot {
  kind: 'plain';
  field: HTMLInputElement | HTMLTextAreaElement;
  start: number;
  end: number;
  typed: string;
}

export interface RichSpot {
  kind: 'rich';
  host: HTMLElement;
  /** A live range: the browser moves it as the text around it changes. */
  range: Range;
  typed: string;
}

export function fieldOf(element: HTMLElement): Field {
  return isPlain(element) ? plainField(element) : richField(element);
}

import type { Found } from '@/library/entry';
import type { OpenList } from './suggesting';

/** A word behind the prefix, from its first letter on until it ends. */
export interface Begun {
  element: HTMLElement;
  /** What stands before it, so that another word is not taken for it. */
  start: string;
  typed: string;
  /** The word that the rows are for. */
  answers: string;
  rows: Found[];
  index: number;
  /** A person has moved in the list, and so means what they moved to. */
  isMoved: boolean;
  /** Closed by Escape: it stays closed while this word goes on. */
  isRefused: boolean;
  /** Enter was pressed before the rows were there. */
  isAwaited: boolean;
  list: OpenList | null;
}

export const NOTHING_SHOWN = {
  typed: '',
  answers: '',
  rows: [],
  index: 0,
  isMoved: false,
  isRefused: false,
  isAwaited: false,
  list: null,
};

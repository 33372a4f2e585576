import type { Found } from '@/library/entry';
import type { ShelvedEntry } from '@/library/shelf';
import type { Account, CodeSignIn, Outcome, SyncState } from '@/library/workspace';
import type { Attachment } from '@/template/template';
import type { SignedIn } from '@/web/take_up';
import type { Wording } from '@/words/carried';
import type { FileAnswer } from './file_answer';
import type { Part } from './parts';

/** What may be asked of the service worker, each with its answer. */
export interface Asked {
  /** Puts a part of the page's script into the frame that asks. */
  inject: { with: { part: Part }; answer: boolean };
  /** What is drawn in a page says it in these words: as the person chose, else by the browser's wishes. */
  words: { with: { chosen: string; wishes: readonly string[] }; answer: Wording };
  search: { with: { query: string; limit: number }; answer: Found[] };
  entry: { with: { id: string }; answer: ShelvedEntry | null };
  /** What a file of a template holds. */
  file: { with: { attachment: Attachment }; answer: FileAnswer };
  used: { with: { id: string }; answer: null };
  /** Whether it is a favourite now. */
  favour: { with: { id: string }; answer: boolean };
  beginning: { with: { typed: string; limit: number }; answer: Found[] };
  /** What is being answered: it stays in the worker's memory for as long as the answer takes. */
  fitting: { with: { subject: string; text: string; limit: number }; answer: Found[] };
  open_library: { with: { id?: string }; answer: null };
  /** The library at the edits that wait for a decision. */
  open_unsettled: { with: object; answer: null };
  state: { with: object; answer: State };
  /** That there may be something to send. */
  edited: { with: object; answer: null };
  sync_now: { with: object; answer: null };
  /** That a person looks at the library again. */
  returned: { with: object; answer: null };
  sign_in: { with: { server: string }; answer: Outcome };
  /** The address at which the sign-in came back. */
  signed_in: { with: { address: string }; answer: SignedIn };
  /** A sign-in with a code: from beginning it until its person has answered elsewhere. */
  begin_code: { with: { server: string }; answer: CodeSignIn };
  try_code: { with: object; answer: CodeSignIn };
  end_code: { with: object; answer: null };
  sign_out: { with: object; answer: null };
}

export type Kind = keyof Asked;
export type Request<K extends Kind = Kind> = { [Each in K]: { kind: Each } & Asked[Each]['with'] }[K];
export type Answer<K extends Kind> = Asked[K]['answer'];

/** Enough for the popup, without the library. */
export interface State {
  sync: SyncState;
  account: Account | null;
  templates: number;
}

/** What may be asked of the page's script in the frame that holds the caret; other frames stay silent. */
export type PageRequest = { kind: 'open_palette' } | { kind: 'insert'; id: string };

/** Of the script in one frame, of which it is known that the person is there, or was last. */
export type FrameRequest = { kind: 'open_palette_here' } | { kind: 'insert_here'; id: string };

/** What a content script may ask; everything else is for the extension's own pages. */
const FROM_PAGES: readonly string[] = [
  'inject',
  'words',
  'search',
  'beginning',
  'fitting',
  'entry',
  'file',
  'used',
  'favour',
  'open_library',
] satisfies Kind[];
const ANY: readonly string[] = [
  ...FROM_PAGES,
  ...([
    'open_unsettled',
    'state',
    'edited',
    'returned',
    'sync_now',
    'sign_in',
    'signed_in',
    'begin_code',
    'try_code',
    'end_code',
    'sign_out',
  ] satisfies Kind[]),
];

/** Asks the service worker, waking it when it sleeps. Rejects when the extension was updated meanwhile. */
export function ask<K extends Kind>(request: Request<K>): Promise<Answer<K>> {
  return chrome.runtime.sendMessage(request);
}

/** Asks the page's script in a tab; false when nobody there has the caret in a field. */
export async function askPage(tab: number, request: PageRequest): Promise<boolean> {
  try {
    return (await chrome.tabs.sendMessage(tab, request)) === true;
  } catch {
    return false;
  }
}

/** Asks the page's script in one frame; false when it is not there or has no field with a caret. */
export async function askFrame(tab: number, frame: number, request: FrameRequest): Promise<boolean> {
  try {
    return (await chrome.tabs.sendMessage(tab, request, { frameId: frame })) === true;
  } catch {
    return false;
  }
}

/** In a page: `take` says whether this frame has the caret and does it. Only the extension is heard. */
export function onPageRequest(
  take: (request: PageRequest | FrameRequest) => boolean,
  signal: AbortSignal,
): void {
  const heard = (
    request: PageRequest | FrameRequest,
    sender: chrome.runtime.MessageSender,
    reply: (taken: boolean) => void,
  ) => {
    if (sender.id === chrome.runtime.id && take(request)) reply(true);
  };
  chrome.runtime.onMessage.addListener(heard);
  signal.addEventListener('abort', () => chrome.runtime.onMessage.removeListener(heard));
}

export type Answers = {
  [K in Kind]: (request: Request<K>, sender: chrome.runtime.MessageSender) => Promise<Answer<K>>;
};

/** In the service worker: answers whoever may ask; nobody else gets so much as a refusal. */
export function answerMessages(answers: Answers): void {
  chrome.runtime.onMessage.addListener((request: Request, sender, reply) => {
    if (!mayAsk(request.kind, sender)) return false;
    const answer = answers[request.kind] as (asked: Request, by: typeof sender) => Promise<unknown>;
    answer(request, sender).then(reply, () => reply(undefined));
    return true;
  });
}

function mayAsk(kind: Kind, sender: chrome.runtime.MessageSender): boolean {
  if (sender.id !== chrome.runtime.id) return false;
  if (sender.url?.startsWith(chrome.runtime.getURL(''))) return ANY.includes(kind);
  return sender.tab !== undefined && FROM_PAGES.includes(kind);
}

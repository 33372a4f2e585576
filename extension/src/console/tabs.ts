/** What the tabs of the console tell each other; whom it does not concern lets it pass. */
export type Word =
  /** For the tab that syncs. */
  | 'edited'
  | 'returned'
  | 'sync'
  | 'leaving'
  /** For all who show it. */
  | 'settings'
  | 'full'
  | 'free';

const CHANNEL = 'rejoinder-console';

/** All tabs of the console in this browser, this one among them: what is told is heard everywhere, here at once. */
export class Tabs {
  private readonly channel = new BroadcastChannel(CHANNEL);
  private readonly here = new EventTarget();

  constructor() {
    this.channel.addEventListener('message', ({ data }) => this.pass(data as Word));
  }

  tell(word: Word): void {
    this.channel.postMessage(word);
    this.pass(word);
  }

  on(word: Word, heard: () => void, signal: AbortSignal): void {
    this.here.addEventListener(word, heard, { signal });
  }

  private pass(word: Word): void {
    this.here.dispatchEvent(new Event(word));
  }
}

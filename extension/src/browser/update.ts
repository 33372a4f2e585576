/**
 * A worker that a live socket keeps awake is never idle, so the browser would put an update off for days. It is taken
 * as soon as nothing is under way and no page of ours is open, which a restart would close over somebody's typing.
 */
export class Update {
  private isReady = false;

  constructor(private readonly isBusy: () => boolean) {
    chrome.runtime.onUpdateAvailable.addListener(() => {
      this.isReady = true;
      void this.takeIfQuiet();
    });
  }

  async takeIfQuiet(): Promise<void> {
    if (!this.isReady || this.isBusy()) return;
    const pages = await chrome.runtime.getContexts({
      contextTypes: ['TAB', 'POPUP'] as chrome.runtime.ContextType[],
    });
    if (pages.length === 0 && !this.isBusy()) chrome.runtime.reload();
  }
}

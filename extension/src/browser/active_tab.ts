import { askFrame, askPage } from './messages';

/** Has a template written where the caret is in the page in front of the person; false when it is in no field. */
export async function insertInActiveTab(id: string): Promise<boolean> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return false;
  const frame = await caretFrame(tab.id);
  if (frame === null) return askPage(tab.id, { kind: 'insert', id });
  return askFrame(tab.id, frame, { kind: 'insert_here', id });
}

declare global {
  /** In the extension's isolated world only: when a person was last in a field of this frame that has the caret. */
  var rejoinderCaret: (() => number) | undefined;
}

/**
 * The frame in which a person was last, if the caret can still be there. While our popup has the focus no frame has
 * it, and a frame cannot look into those of strangers around it, so all are asked and compared.
 */
async function caretFrame(tab: number): Promise<number | null> {
  const asking = chrome.scripting.executeScript({
    target: { tabId: tab, allFrames: true },
    injectImmediately: true,
    func: () => globalThis.rejoinderCaret?.() ?? 0,
  });
  const answers = await Promise.race([asking, late()]).catch(() => []);
  const last = answers.reduce(
    (one, other) => ((other.result ?? 0) > (one.result ?? 0) ? other : one),
    NOBODY,
  );
  return last.result ? last.frameId : null;
}

type Answer = Pick<chrome.scripting.InjectionResult<number>, 'frameId' | 'result'>;

const NOBODY: Answer = { frameId: 0, result: 0 };

/** A frame that hangs would hold up all the others. */
const late = () => new Promise<Answer[]>(resolve => setTimeout(() => resolve([]), LONGEST_MS));

const LONGEST_MS = 400;

const BETWEEN_MS = 20_000;

/** A worker without events is stopped after 30 s, and waiting for an answer is no event; gives the way to let go. */
export function stayAwake(): () => void {
  const awake = setInterval(() => void chrome.runtime.getPlatformInfo(), BETWEEN_MS);
  return () => clearInterval(awake);
}

import { isSafe, serverAddress } from './server_address';

/**
 * The service that a company set by policy for the browsers it looks after; null where none is set, or none that may be
 * signed in to. `public/company.json` describes it to the browser.
 */
export async function companyServer(): Promise<string | null> {
  // Firefox refuses where there is no policy at all.
  const set = await chrome.storage.managed
    .get<{ server?: unknown }>('server')
    .catch(() => ({ server: null }));
  const server = typeof set.server === 'string' ? serverAddress(set.server) : null;
  return server && isSafe(server) ? server : null;
}

export function onCompanyServer(changed: () => void, signal: AbortSignal): void {
  const heard = (_: unknown, area: string) => {
    if (area === 'managed') changed();
  };
  chrome.storage.onChanged.addListener(heard);
  signal.addEventListener('abort', () => chrome.storage.onChanged.removeListener(heard));
}

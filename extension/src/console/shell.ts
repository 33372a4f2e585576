/** Keeps what this page is made of, so that it opens without a network; not before there is something to show. */
export function keepShell(): void {
  const keep = () => void navigator.serviceWorker?.register('worker.js').catch(() => undefined);
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep, { once: true });
}

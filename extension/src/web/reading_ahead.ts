import type { SearchIndex } from '@/library/search';

/**
 * To be called after each view: reads the bodies a little at a time, so that the first letters of a search find it
 * done. Ends with the signal.
 */
export function readingAhead(index: SearchIndex, signal: AbortSignal): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const read = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!signal.aborted && index.readAhead(A_FEW)) read();
    }, REST_MS);
  };
  return read;
}

/** About 4 ms of folding. */
const A_FEW = 100;
const REST_MS = 30;

import type { Import, Imported, Unreadable } from '@/imports/import';
import { reading, type Said } from '@/imports/read';
import type { Packed } from '@/imports/zip';
import type { Asked, Told } from './reading_worker';

/** Who looks on while files are read; once the signal aborts, nothing more is done. */
export interface Awaiting {
  signal: AbortSignal;
  counted(count: number): void;
}

/**
 * Reads files in a worker, so that the page answers meanwhile. The signal ends the worker in the middle of whatever it
 * does, and the answer is null. Where no worker starts (a tab that outlived an update no longer has its file) the
 * page reads by itself.
 */
export async function readApart(
  files: readonly Packed[],
  said: Said,
  awaiting: Awaiting,
): Promise<Import | Unreadable | null> {
  const outcome = await fromWorker({ files, said }, awaiting);
  return outcome === 'no worker' ? readHere(files, said, awaiting) : outcome;
}

type Outcome = Import | Unreadable | null | 'no worker';

async function fromWorker(asked: Asked, { signal, counted }: Awaiting): Promise<Outcome> {
  if (signal.aborted) return null;
  const worker = new Worker(new URL('./reading_worker.ts', import.meta.url), { type: 'module' });
  const ended = new AbortController();
  const outcome = new Promise<Outcome>(resolve => {
    const templates: Imported[] = [];
    worker.onmessage = ({ data: told }: MessageEvent<Told>) => {
      if (told.kind === 'count') counted(told.count);
      else if (told.kind === 'templates') templates.push(...told.templates);
      else resolve(told.found.kind === 'read' ? { ...told.found, templates } : told.found);
    };
    worker.onerror = () => resolve('no worker');
    signal.addEventListener('abort', () => resolve(null), { signal: ended.signal });
  });
  worker.postMessage(asked);
  return outcome.finally(() => {
    ended.abort();
    worker.terminate();
  });
}

/** Milliseconds. */
const SLICE = 12;

/** In slices of a few milliseconds, between which the page answers; what reads one tree of all is one slice. */
export async function readHere(
  files: readonly Packed[],
  said: Said,
  { signal, counted }: Awaiting,
): Promise<Import | Unreadable | null> {
  await nextTask();
  const steps = reading(files, said);
  for (let began = performance.now(); !signal.aborted; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE) continue;
    counted(step.value);
    await nextTask();
    began = performance.now();
  }
  return null;
}

const nextTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

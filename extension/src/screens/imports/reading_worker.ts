import type { Import, Imported, Unreadable } from '@/imports/import';
import { reading, type Said } from '@/imports/read';
import type { Packed } from '@/imports/zip';

/** What is asked of the worker, once. */
export interface Asked {
  files: readonly Packed[];
  said: Said;
}

/** What it says, in this order: how far it is, the templates in portions, and the rest. */
export type Told =
  | { kind: 'count'; count: number }
  | { kind: 'templates'; templates: Imported[] }
  | { kind: 'found'; found: Import | Unreadable };

/** Milliseconds between two words on how far it is. */
const TELLS_EVERY = 100;
/** Templates that a page takes in without a stutter. */
const PORTION = 250;

addEventListener('message', ({ data }: MessageEvent<Asked>) => tellFound(read(data)));

function read({ files, said }: Asked): Import | Unreadable {
  const steps = reading(files, said);
  let told = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - told < TELLS_EVERY) continue;
    told = performance.now();
    tell({ kind: 'count', count: step.value });
  }
}

/** All of a large file in one message would hold the page while it takes it in. */
function tellFound(found: Import | Unreadable): void {
  const templates = found.kind === 'read' ? found.templates : [];
  for (let at = 0; at < templates.length; at += PORTION)
    tell({ kind: 'templates', templates: templates.slice(at, at + PORTION) });
  tell({ kind: 'found', found: found.kind === 'read' ? { ...found, templates: [] } : found });
}

const tell = (told: Told): void => postMessage(told);

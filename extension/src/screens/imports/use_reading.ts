import { useCallback, useRef, useState } from 'preact/hooks';
import type { Encoding } from '@/imports/decode';
import type { Import, Unreadable } from '@/imports/import';
import { reading, type Said } from '@/imports/read';
import type { Packed } from '@/imports/zip';

/** How far the chosen files are read. */
export type Reading =
  | { kind: 'none' }
  | { kind: 'reading'; names: string[]; count: number }
  | { kind: 'done'; names: string[]; files: readonly Packed[]; found: Import | Unreadable };

/** Anything that has a name and bytes: a chosen file, pasted text, a pack that came along. */
export interface Chosen {
  name: string;
  bytes(): Promise<Uint8Array>;
}

export interface Reader {
  state: Reading;
  read(chosen: readonly Chosen[], said?: Said): Promise<void>;
  /** The same files once more, as a person says they are to be read; how they are written is said once. */
  again(said: Said): Promise<void>;
  stop(): void;
}

/** Reads files in slices of a few milliseconds, so that the page answers in between; a new reading ends the one before. */
export function useReading(): Reader {
  const [state, setState] = useState<Reading>({ kind: 'none' });
  const turn = useRef(0);
  const encoding = useRef<Encoding | undefined>(undefined);

  const run = useCallback(async (files: readonly Packed[], said: Said) => {
    const mine = ++turn.current;
    const names = files.map(({ name }) => name);
    setState({ kind: 'reading', names, count: 0 });
    await nextTask();
    const steps = reading(files, said);
    for (let began = performance.now(); mine === turn.current; ) {
      const step = steps.next();
      if (step.done) return setState({ kind: 'done', names, files, found: step.value });
      if (performance.now() - began < SLICE) continue;
      setState({ kind: 'reading', names, count: step.value });
      await nextTask();
      began = performance.now();
    }
  }, []);

  const read = useCallback(
    async (chosen: readonly Chosen[], said: Said = {}) => {
      const files = await Promise.all(
        chosen.map(async each => ({ name: each.name, bytes: await each.bytes() })),
      );
      encoding.current = undefined;
      if (files.length > 0) await run(files, said);
    },
    [run],
  );
  const again = useCallback(
    async (said: Said) => {
      encoding.current = said.encoding ?? encoding.current;
      if (state.kind === 'done') await run(state.files, { ...said, encoding: encoding.current });
    },
    [run, state],
  );
  const stop = useCallback(() => {
    turn.current++;
    setState({ kind: 'none' });
  }, []);
  return { state, read, again, stop };
}

/** Milliseconds. */
const SLICE = 12;

const nextTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

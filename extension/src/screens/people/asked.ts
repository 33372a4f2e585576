import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Service, Unanswered } from '@/library/service';

/** What the service was asked for. `stale` is why what is shown is from an earlier time. */
export type Asked<Value> =
  | { kind: 'loading' }
  | { kind: 'told'; value: Value; stale: Unanswered | null }
  | { kind: 'failed'; why: Unanswered };

export interface Asking {
  service: Service;
  /** Where what was told is kept for a time without network. */
  notes: Storage;
  /** Whose it is: what another account was told is never shown. */
  me: string;
}

/** Reads something from the service, again whenever `path` changes or the second function is called; null reads nothing. */
export function useAsked<Value>(asking: Asking, path: string | null): [Asked<Value>, () => Promise<void>] {
  const [known, setKnown] = useState<{ path: string | null; asked: Asked<Value> }>({
    path: null,
    asked: LOADING,
  });

  const read = useCallback(async () => {
    if (path === null) return;
    const asked = await askAndKeep<Value>(asking, path);
    setKnown({ path, asked });
  }, [asking.service, asking.me, path]);
  useEffect(() => void read(), [read]);

  return [known.path === path ? known.asked : LOADING, read];
}

/** Forgets what other accounts, or this one before it signed out, were told. */
export function forgetKept(notes: Storage, but: string | null): void {
  for (const name of Object.keys(notes)) {
    if (name.startsWith(KEPT) && (but === null || !name.startsWith(`${KEPT}${but} `))) notes.removeItem(name);
  }
}

async function askAndKeep<Value>({ service, notes, me }: Asking, path: string): Promise<Asked<Value>> {
  const name = `${KEPT}${me} ${path}`;
  const answer = await service.ask<Value>('GET', path);
  if (answer.kind === 'told') {
    if (IS_KEPT.test(path)) keep(notes, name, answer.value);
    return { kind: 'told', value: answer.value, stale: null };
  }
  if (answer.kind === 'refused') notes.removeItem(name);
  const kept = answer.kind === 'refused' ? null : notes.getItem(name);
  return kept
    ? { kind: 'told', value: JSON.parse(kept) as Value, stale: answer }
    : { kind: 'failed', why: answer };
}

/** A full storage keeps nothing; then there is nothing to show without a network. */
function keep(notes: Storage, name: string, value: unknown): void {
  try {
    notes.setItem(name, JSON.stringify(value));
  } catch {
    notes.removeItem(name);
  }
}

const LOADING = { kind: 'loading' } as const;
const KEPT = 'people ';
/** Who is in the team, in which groups, and who may do what: enough to look things up without a network. */
const IS_KEPT = /\/(members|groups|access)$/;

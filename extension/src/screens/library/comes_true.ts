import type { View, Workspace } from '@/library/workspace';

const PATIENCE_MS = 10_000;

/** Waits until what the feed brings is in the library here; false where it takes longer than anybody would wait. */
export async function comesTrue(workspace: Workspace, holds: (view: View) => boolean): Promise<boolean> {
  const gone = new AbortController();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const came = await new Promise<boolean>(done => {
    patience.addEventListener('abort', () => done(false));
    workspace.watch(view => holds(view) && done(true), gone.signal);
  });
  gone.abort();
  return came;
}

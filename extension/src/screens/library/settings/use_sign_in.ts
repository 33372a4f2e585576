import { useEffect, useState } from 'preact/hooks';
import type { CodeSignIn, Workspace } from '@/library/workspace';

export type SigningIn = { kind: 'opened' } | CodeSignIn;

/** How far a sign-in has come, and the two ways in; one with a code may be under way since before this page. */
export function useSignIn(workspace: Pick<Workspace, 'signIn' | 'beginCode' | 'tryCode' | 'endCode'>) {
  const [state, setState] = useState<SigningIn>({ kind: 'none' });
  const ask = () => void workspace.tryCode().then(setState, () => undefined);
  useEffect(ask, []);

  const withCode = async (server: string) => setState(await workspace.beginCode(server));
  const inTab = async (server: string) => {
    const outcome = await workspace.signIn(server);
    if (outcome.kind === 'done') return setState({ kind: 'opened' });
    if (outcome.reason.code === 'only_with_code') return withCode(server);
    return setState(outcome);
  };
  return {
    state,
    inTab,
    withCode,
    ask,
    refuse: () => setState({ kind: 'refused', reason: { code: 'not_an_address' } }),
    giveUp: () => void workspace.endCode().then(() => setState({ kind: 'none' })),
  };
}

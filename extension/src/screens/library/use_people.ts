import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Account, LibraryEntry, Workspace } from '@/library/workspace';

/** Who is behind an id, as far as this browser has heard: asked once a visit, kept for when there is no network. */
export interface People {
  /** By id; the person who is signed in among them. */
  names: ReadonlyMap<string, string>;
  /** The name of who is here; empty without an account. */
  me: string;
}

/** Nobody is known. */
export const NO_PEOPLE: People = { names: new Map(), me: '' };

/** The name of who changed a template last; empty where nobody can say. */
export function authorName(
  { changed_by, waiting, revision }: Pick<LibraryEntry, 'changed_by' | 'waiting' | 'revision'>,
  { names, me }: People,
): string {
  const isMine = waiting || (changed_by === null && revision === 0);
  return isMine ? me : (names.get(changed_by ?? '') ?? '');
}

interface Told {
  id: string;
  name: string;
}

export function usePeople(workspace: Workspace, account: Account | null, notes: Storage): People {
  const who = account ? `${account.server} ${account.id}` : '';
  const [told, setTold] = useState<readonly Told[]>([]);

  useEffect(() => {
    if (!account) {
      notes.removeItem(KEPT);
      return setTold([]);
    }
    let gone = false;
    setTold(keptFor(who, notes));
    void ask(workspace, account).then(people => {
      if (gone || !people) return;
      setTold(people);
      notes.setItem(KEPT, JSON.stringify({ who, people }));
    });
    return () => {
      gone = true;
    };
  }, [who, account?.teams.length]);

  return useMemo(() => {
    const names = new Map(told.map(({ id, name }) => [id, name]));
    if (account) names.set(account.id, account.name);
    return { names, me: account?.name ?? '' };
  }, [told, account?.id, account?.name]);
}

const KEPT = 'people';

function keptFor(who: string, notes: Storage): Told[] {
  const kept = JSON.parse(notes.getItem(KEPT) ?? '{}') as { who?: string; people?: Told[] };
  return kept.who === who ? (kept.people ?? []) : [];
}

/** Everybody of every team; null where the service did not tell all of it. */
async function ask({ service }: Workspace, { teams }: Account): Promise<Told[] | null> {
  const answers = await Promise.all(
    teams.map(({ id }) => service.ask<Told[]>('GET', `/v1/teams/${id}/members`)),
  );
  if (answers.some(answer => answer.kind !== 'told')) return null;
  const people = answers.flatMap(answer => (answer.kind === 'told' ? answer.value : []));
  return people.map(({ id, name }) => ({ id, name }));
}

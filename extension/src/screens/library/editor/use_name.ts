import { useEffect, useState } from 'preact/hooks';
import type { Service } from '@/library/service';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';

export type Asked = Pick<Service, 'ask'>;

interface Member {
  id: string;
  name: string;
}

/** What a person of the team is called; “somebody” until the service has said, and where it cannot be asked. */
export function useName(id: string | null, view: Pick<View, 'account'>, service: Asked): string {
  const names = useNames(id === null || id === view.account?.id ? [] : [id], view, service);
  if (id !== null && id === view.account?.id) return say('template.you_elsewhere');
  return names.get(id ?? '') ?? say('template.somebody');
}

/** The names of people of the team, by id: those that are known, while the service is asked for the others. */
export function useNames(
  ids: readonly string[],
  { account }: Pick<View, 'account'>,
  service: Asked,
): ReadonlyMap<string, string> {
  const [known, learn] = useState<ReadonlyMap<string, string>>(new Map());
  const teams = account?.teams.map(team => team.id).join() ?? '';
  const missing = ids
    .filter(id => !known.has(id))
    .sort()
    .join();

  useEffect(() => {
    if (!missing) return;
    let latest = true;
    const asking = async () => {
      for (const team of teams.split(',').filter(Boolean)) {
        const answered = await service.ask<Member[]>('GET', `/v1/teams/${team}/members`);
        if (answered.kind !== 'told' || !latest) continue;
        learn(before => new Map([...before, ...answered.value.map(({ id, name }) => [id, name] as const)]));
      }
    };
    void asking();
    return () => {
      latest = false;
    };
  }, [missing, teams, service]);

  return known;
}

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
export function useName(id: string | null, { account }: Pick<View, 'account'>, service: Asked): string {
  const [found, find] = useState<Member | null>(null);
  const teams = account?.teams.map(team => team.id).join() ?? '';

  useEffect(() => {
    if (!id || id === account?.id) return;
    let latest = true;
    const asking = async () => {
      for (const team of teams.split(',').filter(Boolean)) {
        const answered = await service.ask<Member[]>('GET', `/v1/teams/${team}/members`);
        const member = answered.kind === 'told' ? answered.value.find(each => each.id === id) : undefined;
        if (member && latest) return find(member);
      }
    };
    void asking();
    return () => {
      latest = false;
    };
  }, [id, teams, service]);

  if (id !== null && id === account?.id) return say('template.you_elsewhere');
  return found && found.id === id ? found.name : say('template.somebody');
}

import { useMemo } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import type { Service } from '@/library/service';
import type { Account } from '@/library/workspace';
import { type KeepImage, keepInline, keepWith } from './body/keep_image';

/**
 * Where pictures of a template in this folder are kept: large ones with the team's service, if that is reached by https;
 * mail clients show no others, and no template may hold one.
 */
export function useKeepImage(
  folder: Folder | undefined,
  account: Account | null,
  service: Service,
): KeepImage {
  const isSafe = account?.server.startsWith('https://') ?? false;
  const team = isSafe && folder?.kind !== 'browser' ? folder?.team : undefined;
  return useMemo(() => (team ? keepWith(service, team) : keepInline), [team, service]);
}

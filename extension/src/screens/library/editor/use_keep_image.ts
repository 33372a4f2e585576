import { useMemo } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import type { Service } from '@/library/service';
import { type KeepImage, keepInline, keepWith } from './body/keep_image';

/** Where pictures of a template in this folder are kept. */
export function useKeepImage(folder: Folder | undefined, service: Service): KeepImage {
  const team = folder?.kind === 'browser' ? undefined : folder?.team;
  return useMemo(() => (team ? keepWith(service, team) : keepInline), [team, service]);
}

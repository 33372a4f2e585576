import type { Service } from '@/library/service';
import type { LibraryDatabase } from '@/sync/database';
import { accountOf, keepAccountLanguage } from '@/sync/membership';
import type { SettingsKept } from './workspace';

/** Holds in this browser at once; false where the service was not reached, and the account keeps what it had. */
export async function changeLanguage(
  db: LibraryDatabase,
  service: Service,
  settings: Pick<SettingsKept, 'change'>,
  language: string,
): Promise<boolean> {
  await settings.change({ language });
  const account = await accountOf(db);
  // Nobody is signed in, or the service is one from before.
  if (account?.language === undefined) return true;
  const kept = language || null;
  const answer = await service.ask<null>('PUT', '/v1/me/language', { language: kept });
  if (answer.kind !== 'told') return false;
  await keepAccountLanguage(db, account.id, kept);
  return true;
}

import type { Service } from '@/library/service';
import type { LanguageChosen } from '@/library/workspace';
import { chooseForAccount } from '@/sync/account_language';
import type { LibraryDatabase } from '@/sync/database';
import { accountOf } from '@/sync/membership';
import type { SettingsKept } from './settings_here';

/** Holds in this browser at once, and for the account as soon as the service hears of it. */
export async function changeLanguage(
  db: LibraryDatabase,
  service: Service,
  settings: Pick<SettingsKept, 'change'>,
  language: string,
): Promise<LanguageChosen> {
  await settings.change({ language });
  const account = await accountOf(db);
  // Nobody is signed in, or the service is one from before.
  if (account?.language === undefined) return 'kept';
  const answer = await chooseForAccount(db, service, account, language || null);
  if (answer === 'refused') return 'refused';
  return answer === 'told' ? 'kept' : 'waits';
}

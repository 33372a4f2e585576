import type { Service } from '@/library/service';
import type { LanguageChosen } from '@/library/workspace';
import { chooseForAccount, tellChosen } from '@/sync/account_language';
import type { LibraryDatabase } from '@/sync/database';
import type { SettingsHere } from './settings_here';
import { aloneInSync } from './world';

/**
 * Holds in this browser, and for the account as soon as the service hears of it. Both are kept before the screens speak
 * it: whoever then closes the page leaves the telling to `edited`.
 */
export async function changeLanguage(
  db: LibraryDatabase,
  service: Service,
  settings: Pick<SettingsHere, 'change'>,
  edited: () => void,
  language: string,
): Promise<LanguageChosen> {
  const isForAccount = await chooseForAccount(db, language || null);
  const changing = settings.change({ language });
  if (!isForAccount) return changing.then(() => 'kept');
  const telling = aloneInSync(() => tellChosen(db, service));
  // After our own place in that queue, so that what the service answers is heard here.
  edited();
  const [, answer] = await Promise.all([changing, telling]);
  if (answer === 'refused') return 'refused';
  return answer === 'told' ? 'kept' : 'waits';
}

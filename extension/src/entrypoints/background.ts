import { defineBackground } from 'wxt/utils/define-background';
import { stayAwake } from '@/browser/awake';
import { beginCode, endCode, tryCode } from '@/browser/code_sign_in';
import { fileAnswer } from '@/browser/file_answer';
import { openDatabase, sessionOf } from '@/browser/home';
import { Keeper } from '@/browser/keeper';
import { drawMenu, onMenu } from '@/browser/menu';
import { type Answers, answerMessages } from '@/browser/messages';
import { room } from '@/browser/room';
import { onSettings, readLanguage } from '@/browser/settings';
import { beginSignIn, finishSignIn } from '@/browser/sign_in';
import { injectInto, openLibrary, openUnsettled, reachOpenTabs } from '@/browser/tabs';
import { Update } from '@/browser/update';
import type { CodeSignIn } from '@/library/workspace';
import type { LibraryDatabase } from '@/sync/database';
import { accountOf } from '@/sync/membership';
import { onChange } from '@/sync/mirror';
import { ALARM_S } from '@/sync/retry';
import type { Session } from '@/sync/session';
import { hasToSend } from '@/sync/sync';
import { Runner } from '@/web/runner';
import { syncState } from '@/web/state';
import { aloneInSync } from '@/web/world';
import { speakCarried, wordingFor } from '@/words/carried';

const ALARM = 'sync';
const MOST_IN_MENU = 6;

/** Everything that wakes the worker is registered at once, before anything is read. */
export default defineBackground({
  type: 'module',
  main() {
    const db = openDatabase();
    const session = sessionOf(db);
    const keeper = new Keeper(db);
    const runner = new Runner(db, session, room, stayAwake);
    const forever = new AbortController().signal;

    answerMessages(answers(db, session, keeper, runner));
    chrome.runtime.onInstalled.addListener(installed => void onInstalled(installed.reason));
    chrome.runtime.onStartup.addListener(() => void runner.runSoon());
    const update = new Update(() => runner.isRunning);
    chrome.alarms.onAlarm.addListener(alarm => {
      if (alarm.name !== ALARM) return;
      void tryingCode(db, session, runner);
      void runner.runIfDue().finally(() => update.takeIfQuiet());
    });
    onMenu();
    onChange(db, () => void keeper.keepShelf().finally(() => keepMenu(keeper)), forever);
    onSettings(() => void keeper.keepSurroundings().finally(() => keepMenu(keeper)), forever);
    self.addEventListener('online', () => void runner.runSoon());

    // Firefox has no such call: there it is never open to the scripts in pages.
    void chrome.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
    void chrome.alarms.create(ALARM, { periodInMinutes: ALARM_S / 60 });
    void reachOpenTabs();
    void runner.runIfDue();
  },
});

function answers(db: LibraryDatabase, session: Session, keeper: Keeper, runner: Runner): Answers {
  return {
    inject: ({ part }, sender) => injectInto(sender, part),
    words: async ({ chosen, wishes }) => wordingFor(chosen, wishes),
    search: ({ query, limit }) => keeper.search(query, limit),
    entry: ({ id }) => keeper.entry(id),
    file: asked => fileAnswer(db, session.http, asked),
    used: ({ id }) => nothing(keeper.used(id).then(() => keepMenu(keeper))),
    favour: ({ id }) => keeper.favour(id).finally(() => keepMenu(keeper)),
    beginning: ({ typed, limit }) => keeper.beginningWith(typed, limit),
    fitting: ({ subject, text, limit }) => keeper.fitting({ subject, text }, limit),
    open_library: ({ id }) => nothing(openLibrary(id)),
    open_unsettled: () => nothing(openUnsettled()),
    state: async () => ({
      sync: await syncState(db, room),
      account: await accountOf(db),
      templates: await keeper.templates(),
    }),
    edited: async () => ((await hasToSend(db)) ? nothing(runner.runSoon()) : null),
    returned: () => nothing(runner.runIfBehind()),
    sync_now: () => nothing(runner.run()),
    sign_in: ({ server }) => beginSignIn(server),
    signed_in: async ({ address }) => {
      // Not in the middle of a sync with another service, whose answers would come in afterwards.
      const outcome = await aloneInSync(() => finishSignIn(db, session, address));
      if (outcome.kind === 'signed_in') {
        await endCode();
        void runner.run();
      }
      return outcome;
    },
    begin_code: ({ server }) => aloneInSync(() => beginCode(session, server)),
    try_code: () => tryingCode(db, session, runner),
    end_code: () => nothing(aloneInSync(endCode)),
    sign_out: () => nothing(runner.signOut()),
  };
}

/** Also asked by the alarm, so that the code is redeemed where nobody looks at it any more. */
async function tryingCode(db: LibraryDatabase, session: Session, runner: Runner): Promise<CodeSignIn> {
  const stands = await aloneInSync(() => tryCode(db, session));
  if (stands.kind === 'signed_in') void runner.run();
  return stands;
}

async function nothing(done: Promise<unknown>): Promise<null> {
  await done;
  return null;
}

/** What is at hand changes with what a person uses, and with the library: what was revoked is nowhere left. */
async function keepMenu(keeper: Keeper): Promise<void> {
  speakCarried(await readLanguage(), navigator.languages);
  await drawMenu(await keeper.atHand(MOST_IN_MENU));
}

async function onInstalled(reason: `${chrome.runtime.OnInstalledReason}`): Promise<void> {
  if (reason === 'install') await openLibrary(undefined);
}

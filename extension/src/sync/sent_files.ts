import { attachmentsOf } from '@/library/attachments';
import type { Attachment } from '@/template/template';
import { keepAsCopy } from './copies';
import { FILES_OF, type LibraryDatabase, type Waiting, write } from './database';
import { digestsIn } from './kept_files';
import { chainOf } from './outbox';
import type { Stopped, TeamServer, World } from './server';
import type { ProblemJson } from './wire';

/** Milliseconds for which a service keeps what no template of it holds yet, and more than an hour less. */
const TAKEN_FOR = 12 * 60 * 60 * 1000;

/** Sends one file that an edit waits for; without it the service would not take the edit. */
export async function sendNextFile(
  db: LibraryDatabase,
  server: TeamServer,
  world: World,
  team: string,
): Promise<{ kind: 'none' } | { kind: 'sent' } | Stopped> {
  const waiting = await db.outbox.where('[team+state]').equals([team, 'waiting']).toArray();
  const [file] = await unsentFiles(db, world, team, waiting);
  const content = file && (await db.contents.get(file.digest));
  if (!content) return { kind: 'none' };

  const told = await server.putFile(file, content.bytes);
  if (told.kind === 'told') {
    await noteSent(db, world, team, file.digest);
    return { kind: 'sent' };
  }
  if (told.kind === 'expired') return { kind: 'busy', seconds: 60 };
  if (told.kind !== 'refused' || told.problem.status === 404) return told;
  await giveUp(db, world, team, file.digest, told.problem);
  return { kind: 'sent' };
}

/** Those of the edits' files that the service may not have and that lie here, each once. */
export async function unsentFiles(
  db: LibraryDatabase,
  world: World,
  team: string,
  edits: readonly Waiting[],
): Promise<Attachment[]> {
  const wanted = new Map(edits.flatMap(filesOf).map(file => [file.digest, file]));
  if (wanted.size === 0) return [];
  const told = await db.rows
    .where(FILES_OF)
    .above(0)
    .filter(row => row.team === team)
    .toArray();
  const known = digestsIn(told);
  const files = await db.files.bulkGet([...wanted.keys()]);
  return files.flatMap(file => {
    const isThere = !file || known.has(file.digest) || isTaken(file.sent[team], world);
    return isThere ? [] : (wanted.get(file.digest) ?? []);
  });
}

export function filesOf({ wanted }: Waiting): readonly Attachment[] {
  return wanted ? attachmentsOf(wanted.template) : [];
}

/** Within a write: the service said that it does not have the files of an edit. True where they can be sent again. */
export async function sendAgain(
  db: LibraryDatabase,
  team: string,
  files: readonly Attachment[],
): Promise<boolean> {
  const kept = await db.files.bulkGet(files.map(({ digest }) => digest));
  const wereSent = kept.filter(file => file?.sent[team]);
  for (const file of wereSent) {
    if (!file) continue;
    const { [team]: _, ...sent } = file.sent;
    await db.files.update(file.digest, { sent });
  }
  return wereSent.length > 0;
}

function isTaken(sent: string | undefined, world: World): boolean {
  return sent !== undefined && Math.abs(Date.parse(world.now()) - Date.parse(sent)) < TAKEN_FOR;
}

/** From here on it need not stay for the service's sake. */
function noteSent(db: LibraryDatabase, world: World, team: string, digest: string): Promise<void> {
  return db.transaction('rw', db.files, async () => {
    const file = await db.files.get(digest);
    if (file) await db.files.update(digest, { own: false, sent: { ...file.sent, [team]: world.now() } });
  });
}

/** What cannot go with its file stays here, with the service's words. */
function giveUp(
  db: LibraryDatabase,
  world: World,
  team: string,
  digest: string,
  problem: ProblemJson,
): Promise<void> {
  return write(db, async () => {
    const edits = await db.outbox.where('[team+state]').equals([team, 'waiting']).toArray();
    for (const edit of edits) {
      const holds = filesOf(edit).some(file => file.digest === digest);
      const chain = holds ? await chainOf(db, edit.key) : null;
      if (!chain) continue;
      if (problem.status === 403) await keepAsCopy(db, world, chain, 'forbidden');
      else await keepAsCopy(db, world, chain, 'invalid', [problem.detail]);
    }
  });
}

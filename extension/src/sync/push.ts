import { drop, keepAsCopy } from './copies';
import { type Base, type LibraryDatabase, touch, type Waiting, write } from './database';
import { baseOf, type Chain, chainOf, enqueue, folded, settlement, wireEdit } from './outbox';
import { expire } from './replica';
import { filesOf, sendAgain, sendNextFile, unsentFiles } from './sent_files';
import type { Stopped, TeamServer, World } from './server';
import type { Edit, ProblemJson, Verdict } from './wire';

export type Pushed = { kind: 'pushed' } | { kind: 'expired' } | Stopped;

const MOST_EDITS = 100;
/** Of a request's 1 MiB, with room for what stands around the edits. */
const MOST_BYTES = 1_000_000;

/** Sends every edit that may go, one a template at a time, and settles each by its verdict. */
export async function push(
  db: LibraryDatabase,
  server: TeamServer,
  world: World,
  team: string,
  clientId: string,
): Promise<Pushed> {
  let most = MOST_EDITS;
  for (;;) {
    const batch = await nextBatch(db, world, team, most);
    if (batch.length === 0) {
      const sent = await sendNextFile(db, server, world, team);
      if (sent.kind === 'sent') continue;
      return sent.kind === 'none' ? { kind: 'pushed' } : sent;
    }

    const epoch = (await db.places.get(team))?.epoch ?? 0;
    const told = await server.push({ client_id: clientId, epoch, edits: batch.map(wireEdit) });
    if (told.kind === 'expired') {
      await expire(db, team, told.because);
      return { kind: 'expired' };
    }
    if (told.kind === 'told') {
      await settle(db, world, told.value.verdicts);
      if (await stillThere(db, batch)) return { kind: 'pushed' };
      continue;
    }
    if (told.kind !== 'refused' || !isAboutTheEdits(told.problem)) return told;
    // One bad edit must not hold up the others: find it by sending them one by one.
    if (batch.length > 1) most = 1;
    else await giveUp(db, world, batch, told.problem);
  }
}

/** Within a write: takes up a chain anew on what stands there now, or keeps its words as a copy. */
export async function resolve(
  db: LibraryDatabase,
  world: World,
  chain: Chain,
  current: Base | null,
): Promise<void> {
  const { key, team, id } = chain[0];
  const outcome = settlement(chain, current);
  if (outcome.kind === 'copy') return keepAsCopy(db, world, chain, current ? 'conflict' : 'gone');
  if (outcome.kind === 'undone') return keepAsCopy(db, world, chain, 'conflict');

  await drop(db, chain);
  if (outcome.kind === 'again') {
    await enqueue(db, world, { key, team, id, base: outcome.base, wanted: outcome.wanted });
  }
  await touch(db, [key]);
}

/**
 * Marked as sent before they leave: from then on they are sent again just as they are. Those whose files have yet to be
 * sent wait until nothing else does.
 */
function nextBatch(db: LibraryDatabase, world: World, team: string, most: number): Promise<Waiting[]> {
  return write(db, async () => {
    const sent = await inState(db, team, 'sent').toArray();
    const waiting = await inState(db, team, 'waiting')
      .limit(MOST_EDITS + sent.length)
      .toArray();
    const underWay = new Set(sent.map(edit => edit.key));
    const unsent = new Set((await unsentFiles(db, world, team, waiting)).map(file => file.digest));
    const mayGo = (edit: Waiting) =>
      !underWay.has(edit.key) && !filesOf(edit).some(file => unsent.has(file.digest));
    const next = [...sent, ...waiting.filter(mayGo)];
    const batch = fitting(next.slice(0, most));
    for (const edit of batch) await db.outbox.update(edit.n, { state: 'sent' });
    return batch;
  });
}

function inState(db: LibraryDatabase, team: string, state: Waiting['state']) {
  return db.outbox.where('[team+state]').equals([team, state]);
}

function fitting(edits: readonly Waiting[]): Waiting[] {
  let bytes = 0;
  const fits = edits.findIndex((edit, i) => {
    bytes += bytesOf(wireEdit(edit));
    return i > 0 && bytes > MOST_BYTES;
  });
  return fits === -1 ? [...edits] : edits.slice(0, fits);
}

const bytesOf = (edit: Edit): number => new TextEncoder().encode(JSON.stringify(edit)).length;

function settle(db: LibraryDatabase, world: World, verdicts: readonly Verdict[]): Promise<void> {
  return write(db, async () => {
    for (const verdict of verdicts) {
      const edit = await db.outbox.get({ edit_id: verdict.edit_id });
      const chain = edit && (await chainOf(db, edit.key));
      if (chain) await settleOne(db, world, edit, chain, verdict);
    }
  });
}

async function settleOne(
  db: LibraryDatabase,
  world: World,
  edit: Waiting,
  chain: Chain,
  verdict: Verdict,
): Promise<void> {
  switch (verdict.verdict) {
    case 'applied':
      return confirm(db, edit, chain, verdict.revision);
    case 'conflict': {
      const current = verdict.current?.kind === 'put' ? baseOf(verdict.current) : null;
      return resolve(db, world, chain, current);
    }
    case 'gone':
      return resolve(db, world, chain, null);
    case 'forbidden':
      return keepAsCopy(db, world, chain, 'forbidden');
    case 'invalid': {
      const isMissing = verdict.problems.some(problem => problem.code === 'file_missing');
      if (isMissing && (await sendAgain(db, edit.team, filesOf(edit)))) return anew(db, world, chain);
      return keepAsCopy(db, world, chain, 'invalid', verdict.problems.map(inWords));
    }
  }
}

/** As another edit: the service answers the same one with the same verdict. */
async function anew(db: LibraryDatabase, world: World, chain: Chain): Promise<void> {
  const { key, team, id } = chain[0];
  await drop(db, chain);
  await enqueue(db, world, { key, team, id, ...folded(chain) });
  await touch(db, [key]);
}

/** Stays in the outbox until the feed tells it; what was made on top of it now knows its base. */
async function confirm(db: LibraryDatabase, edit: Waiting, chain: Chain, revision: number): Promise<void> {
  await db.outbox.update(edit.n, { state: 'applied', revision });
  const next = chain[chain.findIndex(each => each.n === edit.n) + 1];
  if (next?.base) await db.outbox.update(next.n, { base: { ...next.base, revision }, epoch: edit.epoch });
  await touch(db, [edit.key]);
}

function giveUp(
  db: LibraryDatabase,
  world: World,
  batch: readonly Waiting[],
  problem: ProblemJson,
): Promise<void> {
  return write(db, async () => {
    for (const edit of batch) {
      const chain = await chainOf(db, edit.key);
      if (chain) await keepAsCopy(db, world, chain, 'invalid', [problem.detail]);
    }
  });
}

/** No verdict moved any of them on: pushing them again at once would go in a circle. */
async function stillThere(db: LibraryDatabase, batch: readonly Waiting[]): Promise<boolean> {
  const left = await db.outbox.bulkGet(batch.map(edit => edit.n));
  return left.every(edit => edit?.state === 'sent');
}

function isAboutTheEdits({ status }: ProblemJson): boolean {
  return status === 400 || status === 413 || status === 422;
}

function inWords(problem: { field: string; message: string; line?: number; column?: number }): string {
  const place = problem.line === undefined ? '' : ` (line ${problem.line}, column ${problem.column ?? 1})`;
  return `${problem.field}${place}: ${problem.message}`;
}

import { BROWSER_FOLDER } from '@/library/entry';
import { checksum } from '@/sync/checksum';
import { keyOf } from '@/sync/database';
import { type Http, teamServer } from '@/sync/http';
import { wireEdit } from '@/sync/outbox';
import { push } from '@/sync/push';
import { foldersToLoad, takeChanges, takeRows } from '@/sync/replica';
import type { Edit, Push, Verdict, Verdicts } from '@/sync/wire';
import { EMPTY_TEMPLATE } from '@/template/template';
import { describe, expect, test } from 'vitest';
import { type Exchange, exchanges, meantBySum, rightsOf, rowsOf, type Turn } from './exchange';
import { Person, TEAM } from './person';
import { answer } from './service';

for (const exchange of exchanges()) {
  describe(exchange.conversation, () => {
    const people = new Set(exchange.talk.filter(turn => turn.ask.includes('/sync/')).map(turn => turn.who));
    test.each([...people])('as %s’s browser takes it', async who => {
      const listener = await Listener.of(who, exchange);
      for (const turn of exchange.talk) if (turn.who === who) await listener.take(turn);
    });
  });
}

/** A client that hears the answers of an exchange, and asks what the exchange says that a client asks. */
class Listener {
  private asked: { path: string; request: RequestInit }[] = [];
  private turn: Turn | null = null;
  private readonly http: Http = async (path, request = {}) => {
    this.asked.push({ path: decodeURIComponent(path), request });
    const { turn } = this;
    this.turn = null;
    if (!turn) return { kind: 'unreachable' };
    const { status, body = null, headers } = turn.answer;
    return answer(body, status, headers?.ETag ?? '');
  };
  private readonly person = new Person('client', this.http);
  private readonly server = teamServer(this.http, '$team');

  static async of(who: string, { given }: Exchange): Promise<Listener> {
    const listener = new Listener();
    const { db } = listener.person;
    const rights = rightsOf(who, given);
    const scopes = [...rights].map(([id, right]) => ({ id, right, loading: false, team: TEAM, parent: null }));
    await db.scopes.bulkAdd(scopes.map(scope => ({ ...scope, name: scope.id, kind: 'team' as const })));
    await db.rows.bulkAdd(rowsOf(given, rights));
    const place = { team: TEAM, name: 'Shop', values: {}, epoch: 1, cursor: '$cursor.10', head: 10, etag: null, restored: false };
    await db.places.add(place);
    return listener;
  }

  async take(turn: Turn): Promise<void> {
    const [, path = ''] = turn.ask.split(' ');
    const url = new URL(path, 'http://service.test');
    this.turn = turn;
    this.asked = [];
    if (url.pathname.endsWith('/changes')) return this.takeChanges(turn, url.searchParams.get('cursor'));
    if (url.pathname.endsWith('/snapshot')) return this.takeSnapshot(turn, url);
    if (url.pathname.endsWith('/push')) return this.takePush(turn);
  }

  private async takeChanges(turn: Turn, cursor: string | null): Promise<void> {
    const { db, world } = this.person;
    const told = await this.server.changes(cursor, turn.headers?.['If-None-Match'] ?? null);
    this.expectAsked(turn);
    if (told.kind !== 'told') return expectRefusal(turn, told);

    if (cursor === null) await db.places.update(TEAM, { cursor: null });
    await takeChanges(db, world, TEAM, told.value, told.etag);
    expect(await db.places.get(TEAM)).toMatchObject({ cursor: told.value.cursor, head: told.value.head });
    const loading = await foldersToLoad(db, TEAM);
    for (const [folder, sum] of Object.entries(told.value.checksums ?? {})) {
      const rows = await db.rows.where('folder').equals(folder).toArray();
      if (!loading.includes(folder)) expect({ [folder]: checksum(rows) }).toEqual({ [folder]: meantBySum(sum) });
    }
  }

  private async takeSnapshot(turn: Turn, url: URL): Promise<void> {
    const folder = url.pathname.split('/').at(-2) ?? '';
    const { searchParams } = url;
    const told = await this.server.snapshot(folder, searchParams.get('after'), searchParams.get('cursor') ?? '');
    this.expectAsked(turn);
    if (told.kind !== 'told') return expectRefusal(turn, told);
    await takeRows(this.person.db, this.person.world, TEAM, told.value.rows);
    for (const { id } of told.value.rows) expect(await this.person.db.rows.get(keyOf(TEAM, id))).toBeDefined();
  }

  private async takePush(turn: Turn): Promise<void> {
    const { db, world } = this.person;
    const { client_id, edits } = turn.send as Push;
    await db.outbox.clear();
    for (const edit of edits) await this.enqueue(edit);

    const pushed = await push(db, this.server, world, TEAM, client_id);
    const sent: Push = JSON.parse(String(this.asked[0]?.request.body));
    expect(sent.edits).toEqual(edits);
    if (turn.answer.status === 410) expect(pushed).toEqual({ kind: 'expired' });
    if (turn.answer.status === 200) {
      for (const verdict of (turn.answer.body as Verdicts).verdicts) await this.expectSettled(edits, verdict);
    }
  }

  /** The edit as a person of this browser would have made it. */
  private async enqueue(edit: Edit): Promise<void> {
    const key = keyOf(TEAM, edit.id);
    const row = await this.person.db.rows.get(key);
    const stands = row ?? { folder: edit.folder, template: EMPTY_TEMPLATE };
    const base = edit.base_revision === 0 ? null : { ...wantedOf(stands), revision: edit.base_revision };
    const wanted = { folder: edit.folder, template: edit.template ?? stands.template };
    const waiting = {
      key,
      team: TEAM,
      id: edit.id,
      edit_id: edit.edit_id,
      epoch: 1,
      base,
      wanted: edit.kind === 'delete' ? null : wanted,
      state: 'waiting' as const,
      revision: 0,
      at: '2026-01-01T00:00:00Z',
    };
    expect(wireEdit({ ...waiting, n: 0 })).toEqual(edit);
    await this.person.db.outbox.add(waiting);
  }

  private async expectSettled(edits: readonly Edit[], verdict: Verdict): Promise<void> {
    const edit = edits.find(each => each.edit_id === verdict.edit_id);
    const key = keyOf(TEAM, edit?.id ?? '');
    const inOutbox = await this.person.db.outbox.where('key').equals(key).toArray();
    const copies = (await this.person.copies()).filter(each => each.copy?.of === key);
    if (verdict.verdict === 'applied') {
      expect(inOutbox).toMatchObject([{ state: 'applied', revision: verdict.revision }]);
    } else if (verdict.verdict === 'conflict' && verdict.current && copies.length === 0 && inOutbox.length > 0) {
      expect(inOutbox[0]?.base?.revision).toBe(verdict.current.revision);
      expect(inOutbox[0]?.edit_id).not.toBe(verdict.edit_id);
    } else {
      expect(inOutbox).toEqual([]);
      if (edit?.kind === 'put') expect(copies).toMatchObject([{ folder: BROWSER_FOLDER.id }]);
    }
  }

  private expectAsked(turn: Turn): void {
    const withoutLimit = turn.ask.replace('&limit=1', '').replace('GET ', '').replace('/v1/teams/$team', '');
    expect(this.asked[0]?.path.replace('/v1/teams/$team', '')).toBe(withoutLimit);
    expect(this.asked[0]?.request.headers ?? {}).toEqual(turn.headers ?? {});
  }
}

function expectRefusal(turn: Turn, told: { kind: string }): void {
  const code = (turn.answer.body as { code?: string } | undefined)?.code;
  const expected: Record<number, unknown> = {
    304: { kind: 'unchanged' },
    404: { kind: 'refused' },
    410: { kind: 'expired', because: code === 'epoch_changed' ? 'epoch' : 'cursor' },
  };
  expect(told).toMatchObject(expected[turn.answer.status] as object);
}

function wantedOf({ folder, template }: { folder: string; template: typeof EMPTY_TEMPLATE }) {
  return { folder, template };
}

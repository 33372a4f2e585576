import type { Right } from '@/library/entry';
import { checksum } from '@/sync/checksum';
import type { Exchanged, Http } from '@/sync/http';
import type { Change, Changes, Edit, Push, Scope, Snapshot, Verdict } from '@/sync/wire';
import type { Template } from '@/template/template';

interface Stored {
  revision: number;
  folder: string;
  template: Template;
  /** The person whose edit it was, and at which client. */
  by: string;
  client: string;
}

interface State {
  head: number;
  aclSeq: number;
  minSeq: number;
  rows: Map<string, Stored>;
  tombs: { seq: number; folder: string; id: string }[];
  rights: Map<string, Map<string, Right>>;
  settled: Map<string, { content: string; verdict: Verdict }>;
  /** Every template that was ever stored, whatever became of it. */
  history: Template[];
  /** By digest; told to whoever asks. */
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

const PAGE = 2;
/** A restore moves the head on, as the service does, so that a number alone says nothing about what stands. */
const FAR_BEYOND = 1_000;
const AT = '2026-01-01T00:00:00Z';

/** The service as the protocol describes it, in memory, with tiny pages so that every cut is met. */
export class Service {
  epoch = 1;
  /** Off, so that a client's mistakes show that the checksums would mend. */
  givesChecksums = true;
  /** Edits that a client made on something else than what it had itself written last: no client that is right does. */
  readonly ownConflicts: Edit[] = [];
  private state: State = {
    head: 0,
    aclSeq: 0,
    minSeq: 0,
    rows: new Map(),
    tombs: [],
    rights: new Map(),
    settled: new Map(),
    history: [],
    files: new Map(),
  };
  private backup: State | null = null;
  /** The code with which files are refused; null takes them. */
  refusesFiles: string | null = null;
  /** Each `PUT` and `GET` of a file. */
  readonly filesAsked: string[] = [];

  get history(): readonly Template[] {
    return this.state.history;
  }

  grant(person: string, folder: string, right: Right | null): void {
    const rights = this.rightsOf(person);
    if (right) rights.set(folder, right);
    else rights.delete(folder);
    this.state.rights.set(person, rights);
    this.state.aclSeq = ++this.state.head;
  }

  /** Tombstones up to `kept` numbers ago are forgotten. */
  compact(kept: number): void {
    const { state } = this;
    state.minSeq = Math.max(state.minSeq, state.head - kept);
    state.tombs = state.tombs.filter(tomb => tomb.seq > state.minSeq);
  }

  takeBackup(): void {
    this.backup = structuredClone(this.state);
  }

  /** False where there is nothing to restore. */
  restore(): boolean {
    if (!this.backup) return false;
    const head = Math.max(this.state.head, this.backup.head) + FAR_BEYOND;
    this.state = { ...structuredClone(this.backup), head, aclSeq: head };
    this.epoch++;
    return true;
  }

  seenBy(person: string): Map<string, Omit<Stored, 'by' | 'client'>> {
    const rights = this.rightsOf(person);
    const seen = [...this.state.rows].filter(([, row]) => rights.has(row.folder));
    return new Map(
      seen.map(([id, { revision, folder, template }]) => [id, { revision, folder, template }]),
    );
  }

  /** The door for one person. */
  httpFor(person: string): Http {
    return async (path, request = {}): Promise<Exchanged> => {
      const url = new URL(path, 'http://service.test');
      const etag = `"${this.epoch}.${this.state.head}"`;
      if (url.pathname.endsWith('/changes')) {
        const asked = new Headers(request.headers).get('If-None-Match');
        if (asked === etag) return answer(null, 304);
        return this.changes(person, url.searchParams.get('cursor'), etag);
      }
      if (url.pathname.endsWith('/snapshot')) {
        const folder = url.pathname.split('/').at(-2) ?? '';
        return this.snapshot(person, folder, url.searchParams);
      }
      if (url.pathname.includes('/files/')) return this.file(url.pathname.split('/').at(-1) ?? '', request);
      return this.push(person, JSON.parse(String(request.body)));
    };
  }

  /** Forgets what was brought. */
  dropFiles(): void {
    this.state.files.clear();
  }

  private file(digest: string, { method = 'GET', body }: RequestInit): Exchanged {
    const { files } = this.state;
    this.filesAsked.push(`${method} ${digest.slice(0, 6)}`);
    const known = files.get(digest);
    if (method === 'GET') return known ? { kind: 'answered', response: new Response(known) } : problem(404, 'not_found');
    if (this.refusesFiles) return problem(409, this.refusesFiles);
    files.set(digest, body as Uint8Array<ArrayBuffer>);
    return answer({ digest, bytes: (body as Uint8Array).length, media_type: 'any/thing' }, 201);
  }

  private changes(person: string, cursor: string | null, etag: string): Exchanged {
    const { head, aclSeq } = this.state;
    const [epoch, seq] = cursor === null ? [this.epoch, head] : place(cursor);
    const expired = cursor === null ? null : this.expiry(epoch, seq);
    if (expired) return expired;

    const rights = this.rightsOf(person);
    const feed = cursor === null ? [] : this.feedAfter(seq, rights);
    const last = feed.slice(0, PAGE).at(-1)?.revision ?? 0;
    const page = feed.filter((change, i) => i < PAGE || change.revision <= last);
    const more = page.length < feed.length;
    const tellsScopes = cursor === null || aclSeq > seq;
    const value: Changes = {
      changes: page,
      cursor: `${this.epoch}.${more ? last : head}`,
      more,
      head,
      epoch: this.epoch,
      ...(tellsScopes ? { scopes: scopesOf(rights), team: { id: 'team', name: 'Shop', values: {} } } : {}),
      ...(more || !this.givesChecksums ? {} : { checksums: this.checksums(rights) }),
    };
    return answer(value, 200, etag);
  }

  private feedAfter(seq: number, rights: ReadonlyMap<string, Right>): Change[] {
    const tombs = this.state.tombs
      .filter(tomb => tomb.seq > seq && rights.has(tomb.folder))
      .map(({ id, folder, seq: revision }): Change => ({ kind: 'delete', id, folder, revision }));
    const rows = [...this.state.rows].filter(([, row]) => row.revision > seq && rights.has(row.folder)).map(putChange);
    return [...tombs, ...rows].sort((a, b) => a.revision - b.revision || (a.kind === 'delete' ? -1 : 1));
  }

  private snapshot(person: string, folder: string, query: URLSearchParams): Exchanged {
    const expired = this.expiry(...place(query.get('cursor') ?? ''));
    if (expired) return expired;
    if (!this.rightsOf(person).has(folder)) return problem(404, 'not_found');

    const after = query.get('after') ?? '';
    const found = [...this.state.rows].filter(([id, row]) => row.folder === folder && id > after).sort(byId);
    const page = found.slice(0, PAGE);
    const next = page.length < found.length ? (page.at(-1)?.[0] ?? null) : null;
    const value: Snapshot = { rows: page.map(putChange), as_of: this.state.head, next };
    return answer(value, 200);
  }

  private push(person: string, { client_id, epoch, edits }: Push): Exchanged {
    if (epoch !== this.epoch) return problem(410, 'epoch_changed');
    const reused = edits.some(edit => {
      const known = this.state.settled.get(`${client_id}/${edit.edit_id}`);
      return known && known.content !== JSON.stringify(edit);
    });
    if (reused) return problem(422, 'edit_id_reused');
    const verdicts = edits.map(edit => this.settle(person, client_id, edit));
    return answer({ verdicts, head: this.state.head }, 200);
  }

  private settle(person: string, client: string, edit: Edit): Verdict {
    const key = `${client}/${edit.edit_id}`;
    const verdict = this.state.settled.get(key)?.verdict ?? this.decide(person, client, edit);
    this.state.settled.set(key, { content: JSON.stringify(edit), verdict });
    if (verdict.verdict !== 'conflict') return verdict;
    const current = this.state.rows.get(edit.id);
    const isSeen = current && this.rightsOf(person).has(current.folder);
    return { ...verdict, current: isSeen ? putChange([edit.id, current]) : null };
  }

  private decide(person: string, client: string, edit: Edit): Verdict {
    const { edit_id, id, folder, kind, template, base_revision } = edit;
    const rights = this.rightsOf(person);
    const row = this.state.rows.get(id);
    const mayEdit = (each: string) => (rights.get(each) ?? 'use') !== 'use';
    if (!mayEdit(folder)) return { edit_id, verdict: 'forbidden' };
    if (!row && base_revision > 0) return { edit_id, verdict: 'gone' };
    if (row && !rights.has(row.folder)) return { edit_id, verdict: base_revision > 0 ? 'gone' : 'forbidden' };
    if (row && !mayEdit(row.folder)) return { edit_id, verdict: 'forbidden' };
    if (row && row.revision !== base_revision) {
      if (row.client === client) this.ownConflicts.push(edit);
      return { edit_id, verdict: 'conflict', current: null };
    }
    if (!row && kind !== 'put') return { edit_id, verdict: 'gone' };
    const missing = template?.attachments?.some(({ digest }) => !this.state.files.has(digest));
    if (missing) return { edit_id, verdict: 'invalid', problems: [FILE_MISSING] };

    const revision = ++this.state.head;
    if (row && (kind === 'delete' || row.folder !== folder)) {
      this.state.tombs.push({ seq: revision, folder: row.folder, id });
    }
    const stands = template ?? row?.template;
    if (kind === 'delete' || !stands) this.state.rows.delete(id);
    else this.state.rows.set(id, { revision, folder, template: stands, by: person, client });
    if (template) this.state.history.push(template);
    return { edit_id, verdict: 'applied', revision };
  }

  private expiry(epoch: number, seq: number): Exchanged | null {
    if (epoch !== this.epoch || seq > this.state.head) return problem(410, 'epoch_changed');
    return seq < this.state.minSeq ? problem(410, 'cursor_expired') : null;
  }

  private checksums(rights: ReadonlyMap<string, Right>): Record<string, string> {
    const rowsIn = (folder: string) =>
      [...this.state.rows]
        .filter(([, row]) => row.folder === folder)
        .map(([id, { revision }]) => ({ id, revision }));
    return Object.fromEntries([...rights.keys()].map(folder => [folder, checksum(rowsIn(folder))]));
  }

  private rightsOf(person: string): Map<string, Right> {
    return this.state.rights.get(person) ?? new Map();
  }
}

const FILE_MISSING = { field: 'attachments', message: 'A file is missing.', code: 'file_missing' } as const;

export function answer(value: unknown, status: number, etag = ''): Exchanged {
  const body = value === null ? null : JSON.stringify(value);
  return { kind: 'answered', response: new Response(body, { status, headers: etag ? { ETag: etag } : {} }) };
}

export function problem(status: number, code: string): Exchanged {
  return answer({ type: `/problems/${code}`, title: code, status, detail: code, code }, status);
}

function scopesOf(rights: ReadonlyMap<string, Right>): Scope[] {
  return [...rights].map(([id, right]) => ({ id, parent: null, name: id, kind: 'team', right }));
}

function putChange([id, { revision, folder, template, by }]: [string, Stored]) {
  return { kind: 'put' as const, id, folder, revision, template, updated_at: AT, updated_by: by };
}

const place = (cursor: string): [number, number] => {
  const [epoch = '', seq = ''] = cursor.split('.');
  return [Number(epoch), Number(seq)];
};

const byId = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

// The extension's sync under Node, with a real network: a line of JSON in, a line of JSON out.
import { createInterface } from 'node:readline';
import { BROWSER_FOLDER } from '@/library/entry';
import type { LibraryEntry } from '@/library/workspace';
import type { Http } from '@/sync/http';
import type { Verdicts } from '@/sync/wire';
import type { Template } from '@/template/template';
import { Person, TEAM } from '../extension/sync/person';

type Asked = { client: string } & (
  | { do: 'open'; server: string; team: string; token: string; me: string }
  | { do: 'token'; token: string }
  /** `lose`: the numbers of the requests whose answers never arrive; `steps`: until the worker is killed. */
  | { do: 'sync'; lose: number[]; steps: number | null }
  | { do: 'write'; folder: string; title: string }
  | { do: 'change'; which: number; field: 'title' | 'subject' | 'body'; word: string; folders: string[] }
  | { do: 'remove'; which: number; folders: string[] }
  | { do: 'move'; which: number; to: string; folders: string[] }
  | { do: 'show' }
);

class Client {
  readonly person: Person;
  /** Edits that the service said it had applied, by id. */
  readonly applied = new Set<string>();
  lose: readonly number[] = [];
  private requests = 0;

  constructor(
    private readonly server: string,
    private readonly team: string,
    public token: string,
    me: string,
  ) {
    this.person = new Person(crypto.randomUUID(), this.http, me);
    Object.assign(this.person.world, { id: () => crypto.randomUUID(), now: () => new Date().toISOString() });
  }

  startOver(lose: readonly number[]): void {
    this.lose = lose;
    this.requests = 0;
  }

  private readonly http: Http = async (path, request = {}) => {
    const address = this.server + path.replace(`/v1/teams/${TEAM}/`, `/v1/teams/${this.team}/`);
    const headers = { ...(request.headers as Record<string, string>), Authorization: `Bearer ${this.token}` };
    const isLost = this.lose.includes(this.requests++);
    try {
      const response = await fetch(address, { ...request, headers, signal: AbortSignal.timeout(10_000) });
      if (isLost) {
        await response.arrayBuffer();
        return { kind: 'unreachable' };
      }
      if (path.endsWith('/push') && response.ok) await this.note(response.clone());
      return { kind: 'answered', response };
    } catch {
      return { kind: 'unreachable' };
    }
  };

  private async note(response: Response): Promise<void> {
    const { verdicts } = (await response.json()) as Verdicts;
    for (const { edit_id, verdict } of verdicts) {
      const edit = verdict === 'applied' && (await this.person.db.outbox.get({ edit_id }));
      if (edit && edit.wanted) for (const word of wordsOf(edit.wanted.template)) this.applied.add(word);
    }
  }
}

const clients = new Map<string, Client>();

async function answer(asked: Asked): Promise<unknown> {
  if (asked.do === 'open') {
    clients.set(asked.client, new Client(asked.server, asked.team, asked.token, asked.me));
    return null;
  }
  const client = clients.get(asked.client);
  if (!client) throw new Error(`nobody opened ${asked.client}`);
  const { person } = client;
  switch (asked.do) {
    case 'token':
      client.token = asked.token;
      return null;
    case 'sync':
      client.startOver(asked.lose);
      if (asked.steps === null) return (await person.sync()).kind;
      await person.syncAndDie(asked.steps);
      return 'killed';
    case 'write':
      return person.write(asked.folder, { title: asked.title });
    case 'change':
      return changed(person, await nth(person, asked), asked);
    case 'remove': {
      const entry = await nth(person, asked);
      return entry && { ...(await person.hand.remove([entry.id])), dropped: wordsOf(entry.template) };
    }
    case 'move': {
      const entry = await nth(person, asked);
      return entry && person.hand.move([entry.id], asked.to);
    }
    case 'show':
      return shown(client);
  }
}

async function changed(
  person: Person,
  entry: LibraryEntry | undefined,
  { field, word }: { field: 'title' | 'subject' | 'body'; word: string },
): Promise<unknown> {
  if (!entry) return null;
  const outcome = await person.hand.save({ ...entry, template: { ...entry.template, [field]: word } });
  return { ...outcome, dropped: [entry.template[field]] };
}

async function nth(person: Person, { which, folders }: { which: number; folders: string[] }) {
  const entries = (await person.sees()).filter(each => folders.includes(each.folder));
  return entries[which % Math.max(entries.length, 1)];
}

async function shown({ person, applied }: Client): Promise<object> {
  const own = (await person.sees()).filter(each => each.folder === BROWSER_FOLDER.id);
  return {
    rows: await person.db.rows.toArray(),
    outbox: await person.db.outbox.count(),
    kept: own.flatMap(each => wordsOf(each.template)),
    applied: [...applied],
  };
}

function wordsOf({ title, subject, body }: Template): string[] {
  return [title, subject, body].filter(Boolean);
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify((await answer(JSON.parse(line))) ?? null)}\n`);
}

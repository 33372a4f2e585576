type Stored = Record<string, unknown>;
type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type Listener = (changes: Changes, area: string) => void;

/** The browser's storage as extensions meet it: values are copied, keys of objects come back in order. */
export class Storage {
  private readonly values = new Map<string, string>();
  private readonly listeners = new Set<Listener>();
  /** Keys that were written or removed, in order. */
  readonly touched: string[] = [];
  /** Fails at the write of this number, as if the browser had ended there. */
  failsAt = Number.POSITIVE_INFINITY;
  private writes = 0;

  install(): void {
    const { listeners } = this;
    const onChanged = {
      addListener: (each: Listener) => listeners.add(each),
      removeListener: (each: Listener) => listeners.delete(each),
    };
    Object.assign(globalThis, { chrome: { storage: { local: this, onChanged } } });
  }

  get = async (keys: string | string[] | null): Promise<Stored> => {
    const asked = keys === null ? [...this.values.keys()] : [keys].flat();
    const known = asked.filter(key => this.values.has(key));
    return Object.fromEntries(known.map(key => [key, JSON.parse(this.values.get(key) ?? 'null')]));
  };

  set = async (items: Stored): Promise<void> => {
    this.mayWrite();
    this.tell(Object.entries(items).map(([key, value]) => [key, JSON.stringify(inOrder(value))]));
  };

  remove = async (keys: string | string[]): Promise<void> => {
    this.mayWrite();
    this.tell([keys].flat().map(key => [key, undefined]));
  };

  private mayWrite(): void {
    if (++this.writes === this.failsAt) throw new Error('The browser ended.');
  }

  private tell(items: [string, string | undefined][]): void {
    const changes: Changes = {};
    for (const [key, json] of items) {
      this.touched.push(key);
      if (json === undefined) this.values.delete(key);
      else this.values.set(key, json);
      changes[key] = json === undefined ? {} : { newValue: JSON.parse(json) };
    }
    for (const each of this.listeners) each(changes, 'local');
  }
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}

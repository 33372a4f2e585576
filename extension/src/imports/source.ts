import { CannotRead } from './import';
import { csvRows, type Rows, separatorOf } from './trees/csv';
import { jsonTree } from './trees/json_tree';
import type { Node } from './trees/node';
import { plistTree } from './trees/plist_tree';
import { yamlTrees } from './trees/yaml_tree';

/** No table that a person made is wider. */
const MOST_COLUMNS = 1000;

/** One file, read as far as anybody asks; each way of reading it happens once. */
export class Source {
  private readonly read = new Map<string, unknown>();

  constructor(
    readonly name: string,
    readonly text: string,
  ) {}

  /** The name without folders and without what stands behind the first full stop. */
  get stem(): string {
    return (this.name.split(/[/\\]/).at(-1) ?? '').split('.')[0] ?? '';
  }

  get json(): Node {
    return this.once('json', () => jsonTree(this.text));
  }

  get yaml(): Node[] {
    return this.once('yaml', () => yamlTrees(this.text));
  }

  get plist(): Node {
    return this.once('plist', () => plistTree(this.text));
  }

  get separator(): string {
    return this.once('separator', () => separatorOf(this.text));
  }

  get rows(): Rows {
    return this.once('rows', () => {
      const rows = csvRows(this.text, this.separator);
      const wide = rows.rows.find(({ cells }) => cells.length > MOST_COLUMNS);
      if (wide) throw new CannotRead('too_many', wide.line);
      return rows;
    });
  }

  get looksLikeJson(): boolean {
    return /^\s*[[{]/.test(this.text);
  }

  get looksLikeXml(): boolean {
    return /^\s*<(?:\?xml|!DOCTYPE plist|plist)/i.test(this.text);
  }

  get looksLikeYaml(): boolean {
    return /^(?:matches|global_vars|imports|pack|templates|filter_title)\s*:/m.test(this.text);
  }

  /** What failed once fails the same way again. */
  private once<Value>(way: string, read: () => Value): Value {
    const known = this.read.get(way);
    if (known instanceof CannotRead) throw known;
    if (known !== undefined) return known as Value;
    try {
      const value = read();
      this.read.set(way, value);
      return value;
    } catch (error) {
      if (error instanceof CannotRead) this.read.set(way, error);
      throw error;
    }
  }
}

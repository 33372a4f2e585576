import Papa from 'papaparse';
import { ROLES, type Role } from './shapes';

/** One person out of a pasted list, as the service is asked to invite them. */
export interface PastedLine {
  email: string;
  name: string;
  role: Role;
}

/** At once, as many as the service takes. */
export const MOST_LINES = 500;

/**
 * Reads what somebody pasted: addresses by lines, commas or semicolons, `Ada Lovelace <ada@shop.example>`, or a
 * table with columns for name, address and role in any order, with or without a heading. Nothing is dropped: what
 * is no address stays a line, for the service to say so.
 */
export function pastedPeople(text: string, usual: Role): PastedLine[] {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
  const isTable = lines.some(
    line => /[,;\t]/.test(line) && (line.match(/@/g)?.length ?? 0) <= 1 && !/[,;]\s*$/.test(line),
  );
  const read =
    isTable && !lines.every(line => isAddressList(line)) ? fromTable(text, usual) : fromWords(lines, usual);
  return read.filter(line => line.email !== '' || line.name !== '');
}

function isAddressList(line: string): boolean {
  return line
    .split(/[,;\t]/)
    .filter(part => part.trim() !== '')
    .every(part => part.includes('@'));
}

function fromWords(lines: readonly string[], usual: Role): PastedLine[] {
  return lines
    .flatMap(line => line.split(/[,;\t]/))
    .flatMap(part => {
      const said = part.trim();
      return said === '' ? [] : [{ ...nameAndAddress(said), role: usual }];
    });
}

function fromTable(text: string, usual: Role): PastedLine[] {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [first = []] = data;
  const heads = first.some(cell => cell.includes('@')) ? null : headings(first);
  return (heads ? data.slice(1) : data).map(cells => lineOf(cells, heads, usual));
}

function lineOf(cells: readonly string[], heads: Headings | null, usual: Role): PastedLine {
  const cell = (at: number) => (cells[at] ?? '').trim();
  if (heads) {
    const { name, email } = nameAndAddress(cell(heads.email));
    const written = [...heads.names].map(cell).filter(Boolean).join(' ');
    return { email, name: written || name, role: roleIn(cell(heads.role)) ?? usual };
  }
  const at = cells.findIndex(each => each.includes('@'));
  const address = nameAndAddress(at < 0 ? cell(0) : cell(at));
  const others = cells.map(each => each.trim()).filter((each, nth) => nth !== Math.max(at, 0) && each !== '');
  const role = others.map(roleIn).find(Boolean);
  const name = others.filter(each => !roleIn(each)).join(' ');
  return { email: address.email, name: name || address.name, role: role ?? usual };
}

interface Headings {
  email: number;
  role: number;
  names: number[];
}

/** Where the columns stand that a heading names, in the words that spreadsheets and HR systems use. */
function headings(cells: readonly string[]): Headings | null {
  const named = cells.map(cell => cell.trim().toLowerCase());
  const email = named.findIndex(cell => /mail|邮箱|邮件|surel/.test(cell));
  if (email < 0) return null;
  const role = named.findIndex(cell => /role|角色|peran/.test(cell));
  const names = named.flatMap((cell, at) => (at !== email && /name|姓名|名字|nama/.test(cell) ? [at] : []));
  return { email, role, names };
}

function roleIn(cell: string): Role | null {
  const said = cell.trim().toLowerCase();
  return ROLES.find(role => role === said) ?? ROLE_WORDS[said] ?? null;
}

const ROLE_WORDS: Record<string, Role> = {
  所有者: 'owner',
  管理员: 'admin',
  主管: 'lead',
  客服: 'agent',
  pemilik: 'owner',
  ketua: 'lead',
  agen: 'agent',
};

function nameAndAddress(said: string): { name: string; email: string } {
  const both = /^(.*?)\s*<([^<>]+)>$/.exec(said);
  if (!both) return { name: '', email: said };
  return { name: (both[1] ?? '').replace(/^"|"$/g, '').trim(), email: (both[2] ?? '').trim() };
}

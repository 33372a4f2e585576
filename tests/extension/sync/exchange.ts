import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Right } from '@/library/entry';
import { checksum } from '@/sync/checksum';
import type { Row } from '@/sync/database';
import { keyOf } from '@/sync/database';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { parse } from 'yaml';
import { TEAM } from './person';

/** One conversation of tests/contract/exchanges; its README tells the form. Names like `$template.late` serve as ids. */
export interface Exchange {
  conversation: string;
  given: {
    folders?: Record<string, Record<string, string>>;
    templates?: Record<string, Partial<Template> & { folder: string }>;
  };
  talk: Turn[];
}

export interface Turn {
  who: string;
  ask: string;
  send?: unknown;
  headers?: Record<string, string>;
  answer: { status: number; headers?: Record<string, string>; body?: unknown };
}

const FOLDER = new URL('../../contract/exchanges/', import.meta.url).pathname;

export function exchanges(): Exchange[] {
  const files = readdirSync(FOLDER).filter(name => name.endsWith('.yaml'));
  return files.sort().map(name => parse(readFileSync(join(FOLDER, name), 'utf8'), { merge: true }));
}

/** What a person may do with the folders that are given: their own grant, everyone's, and those of the folders above. */
export function rightsOf(who: string, { folders = {} }: Exchange['given']): Map<string, Right> {
  const rights = new Map<string, Right>([[`$private.${who}`, 'manage']]);
  for (const name of Object.keys(folders)) {
    const right = who === 'owner' ? 'manage' : strongest(grants(name, who, folders));
    if (right) rights.set(`$folder.${name}`, right);
  }
  return rights;
}

export function rowsOf({ templates = {} }: Exchange['given'], rights: ReadonlyMap<string, Right>): Row[] {
  return Object.entries(templates)
    .map(([name, { folder, ...template }], i) => ({
      key: keyOf(TEAM, `$template.${name}`),
      team: TEAM,
      id: `$template.${name}`,
      folder: `$folder.${folder}`,
      revision: i + 1,
      template: { ...EMPTY_TEMPLATE, ...template },
      updated_at: '2026-01-01T00:00:00Z',
      updated_by: null,
    }))
    .filter(row => rights.has(row.folder));
}

/** `$sum.late@1+lost@2` as the checksum that it stands for. */
export function meantBySum(text: string): string {
  const rows = text.slice('$sum.'.length).split('+').filter(Boolean);
  return checksum(
    rows.map(row => {
      const [name = '', revision = ''] = row.split('@');
      return { id: `$template.${name}`, revision: Number(revision) };
    }),
  );
}

function grants(name: string, who: string, folders: Record<string, Record<string, string>>): string[] {
  const { in: above, ...given } = folders[name] ?? {};
  const own = [given.everyone, given[who]].filter(right => right !== undefined);
  return above === undefined ? own : [...own, ...grants(above, who, folders)];
}

function strongest(rights: readonly string[]): Right | undefined {
  return (['manage', 'edit', 'use'] as const).find(right => rights.includes(right));
}

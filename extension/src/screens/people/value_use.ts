import type { LibraryEntry } from '@/library/workspace';
import { namesIn } from '@/template/check';
import type { Template } from '@/template/template';

/** By a value's name, the templates that use it as `team.…`. */
export function valueUses(entries: readonly LibraryEntry[]): Map<string, LibraryEntry[]> {
  const uses = new Map<string, LibraryEntry[]>();
  for (const entry of entries) {
    for (const name of valuesIn(entry.template)) uses.set(name, [...(uses.get(name) ?? []), entry]);
  }
  return uses;
}

/** A template with one value called otherwise, where it is written as Liquid; text about it stays as it is. */
export function withValueRenamed(template: Template, from: string, to: string): Template {
  const name = new RegExp(`\\bteam\\.${from}(?![\\w])`, 'g');
  const renamed = (text: string) => text.replace(LIQUID, part => part.replace(name, `team.${to}`));
  const { body, subject, to: recipients, cc, bcc } = template;
  return {
    ...template,
    body: renamed(body),
    subject: renamed(subject),
    to: renamed(recipients),
    cc: renamed(cc),
    bcc: renamed(bcc),
  };
}

const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const known = new WeakMap<Template, string[]>();

/** Reading a template takes a while; most use no value at all. */
function valuesIn(template: Template): string[] {
  const before = known.get(template);
  if (before) return before;
  const { body, subject, to, cc, bcc } = template;
  const mayUse = [body, subject, to, cc, bcc].some(text => text.includes('team'));
  const found = mayUse ? namesIn(template).flatMap(name => /^team\.(\w+)/.exec(name)?.[1] ?? []) : [];
  const names = [...new Set(found)];
  known.set(template, names);
  return names;
}

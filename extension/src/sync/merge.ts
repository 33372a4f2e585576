import { attachmentsOf, sameAttachments, withAttachments } from '@/library/attachments';
import type { Rewording } from '@/library/workspace';
import { problemsIn } from '@/template/check';
import { type Attachment, SWITCHES, type Template } from '@/template/template';
import { mergedBody } from './blocks';
import type { Base, Wanted } from './database';

/** Mine and theirs as one, or the fields that both changed to different ends. */
export type Merge = { kind: 'merged'; wanted: Wanted } | { kind: 'clash'; fields: string[] };

/**
 * Three ways, field by field; tags are merged as a set, a body by its paragraphs. Without a base every difference is
 * a clash.
 */
export function merge(base: Wanted | null, mine: Wanted, theirs: Wanted): Merge {
  let template: Template = { ...theirs.template };
  const clashes: string[] = [];

  for (const field of textsOf(mine.template)) {
    const value = side(base?.template[field], mine.template[field], theirs.template[field]);
    if (value === undefined) clashes.push(field);
    else template[field] = value;
  }
  for (const name of SWITCHES) {
    const wasOn = base ? (base.template[name] ?? false) : undefined;
    const isOn = switched(wasOn, mine.template[name] ?? false, theirs.template[name] ?? false);
    if (isOn === undefined) clashes.push(name);
    else if (isOn) template[name] = true;
    else delete template[name];
  }
  template.tags = mergedTags(base?.template.tags ?? [], mine.template.tags, theirs.template.tags);
  const attachments = mergedAttachments(base?.template, mine.template, theirs.template);
  if (attachments) template = withAttachments(template, attachments);
  else clashes.push('attachments');
  const folder = side(base?.folder, mine.folder, theirs.folder);
  if (folder === undefined) clashes.push('folder');

  if (base && clashes.length === 1 && clashes[0] === 'body' && folder !== undefined)
    return withBody({ folder, template }, base, mine, theirs);
  if (clashes.length > 0 || folder === undefined) return { kind: 'clash', fields: clashes };
  return { kind: 'merged', wanted: { folder, template } };
}

/** What was typed, on what stands there now; null where both changed the same to different ends. */
export function reworded(
  { folder, template: now }: Wanted,
  { template, base, seen }: Rewording,
): Template | null {
  if (sameTemplate(now, seen)) return template;
  const merged = merge({ folder, template: base }, { folder, template }, { folder, template: now });
  return merged.kind === 'merged' ? merged.wanted.template : null;
}

export function sameTemplate(one: Template, other: Template): boolean {
  return (Object.keys({ ...one, ...other }) as (keyof Template)[]).every(field => {
    if (field === 'tags') return sameTags(one.tags, other.tags);
    if (field === 'attachments') return sameAttachments(attachmentsOf(one), attachmentsOf(other));
    return (one[field] ?? false) === (other[field] ?? false);
  });
}

export function same(one: Wanted, other: Wanted): boolean {
  return one.folder === other.folder && sameTemplate(one.template, other.template);
}

export function withoutRevision({ folder, template }: Base): Wanted {
  return { folder, template };
}

/** Bodies that go together as text must also read as a template: half an `{% if %}` of each is a clash. */
function withBody({ folder, template }: Wanted, base: Wanted, mine: Wanted, theirs: Wanted): Merge {
  const body = mergedBody(base.template.body, mine.template.body, theirs.template.body);
  const clash: Merge = { kind: 'clash', fields: ['body'] };
  if (body === undefined) return clash;

  const merged = { ...template, body };
  const most = Math.max(problemsIn(mine.template).length, problemsIn(theirs.template).length);
  return problemsIn(merged).length > most ? clash : { kind: 'merged', wanted: { folder, template: merged } };
}

type TextField = Exclude<keyof Template, 'tags' | 'attachments' | (typeof SWITCHES)[number]>;

const NO_TEXTS: readonly string[] = ['tags', 'attachments', ...SWITCHES];

function textsOf(template: Template): TextField[] {
  return Object.keys(template).filter((field): field is TextField => !NO_TEXTS.includes(field));
}

/** There are only two ways: who knows what it was before knows who turned it. */
function switched(base: boolean | undefined, mine: boolean, theirs: boolean): boolean | undefined {
  if (mine === theirs) return mine;
  return base === undefined ? undefined : !base;
}

/** The value that only one side changed; nothing when both did, differently. */
function side(base: string | undefined, mine: string, theirs: string): string | undefined {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : undefined;
}

function mergedTags(base: string[], mine: string[], theirs: string[]): string[] {
  const removed = new Set(base.filter(tag => !mine.includes(tag)));
  const added = mine.filter(tag => !base.includes(tag) && !theirs.includes(tag));
  return [...theirs.filter(tag => !removed.has(tag)), ...added];
}

/** As one field: a list with a file of each would go out with both. */
function mergedAttachments(
  base: Template | undefined,
  mine: Template,
  theirs: Template,
): readonly Attachment[] | undefined {
  const [was, ours, others] = [base && attachmentsOf(base), attachmentsOf(mine), attachmentsOf(theirs)];
  if (sameAttachments(ours, others)) return others;
  if (was && sameAttachments(others, was)) return ours;
  return was && sameAttachments(ours, was) ? others : undefined;
}

function sameTags(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((tag, i) => tag === other[i]);
}

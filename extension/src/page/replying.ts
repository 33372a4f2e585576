import { typedCase } from '@/expand/typed_case';
import { likeliestFirst } from '@/library/likeliest';
import { nestedFrom } from '@/library/nested';
import type { ShelvedEntry } from '@/library/shelf';
import { cased } from '@/template/cased';
import { namesWithin } from '@/template/check';
import type { Answers } from '@/template/question';
import { type Filled, type Rendering, render } from '@/template/render';
import type { Attachment, Template } from '@/template/template';
import type { Desk, Known, Near } from './desk';
import { type Field, fieldOf, type Spot } from './field';
import { insert } from './insert';
import { replyFrom, withEnding } from './reply';
import { hostOf } from './spot';
import { askingFirst, unaskedOf } from './unread';
import type { Request } from './writer';

/** Where a reply goes, and what a person had selected there. */
interface Target {
  spot: Spot;
  ending: string;
  /** The shortcut as it was typed; empty where none was. */
  typed: string;
  selection: string;
}

/**
 * Writes the reply that a shortcut opens and tells where it stands; null when what was typed stays, since a person
 * or the page wanted it so.
 */
export async function answerShortcut({ shortcut, spot, ending }: Request, desk: Desk): Promise<Spot | null> {
  const near = nearSpot(spot);
  const opened = await desk.opened(shortcut);
  const [first] = opened;
  if (!first) {
    desk.screen.tell(near, { kind: 'gone', shortcut });
    return null;
  }

  const preview = (entry: ShelvedEntry) => previewOf(entry, near.field, '', desk);
  const entry =
    opened.length === 1
      ? first
      : await desk.screen.choose(near, shortcut, await offered(opened, near, desk), preview);
  const typed = spot.typed.slice(0, spot.typed.length - ending.length);
  return entry && write(entry, { spot, ending, typed, selection: '' }, desk);
}

/** Variants come in the order in which they fit what is being answered; a person still says which. */
async function offered(opened: ShelvedEntry[], { field }: Near, desk: Desk): Promise<ShelvedEntry[]> {
  const { context } = await desk.context(field, '', ['message', 'subject']);
  return likeliestFirst(opened, `${context.subject ?? ''}\n${context.message ?? ''}`, context.locale);
}

/** Lets a person pick a template and writes it where the caret is, in place of what is selected. */
export async function answerPalette(field: Field, desk: Desk): Promise<void> {
  const spot = field.spot(0);
  const selection = field.selected();
  const near = nearSpot(spot);
  const entry = await desk.screen.pick(near, found => previewOf(found, field.element, selection, desk));
  if (entry) await write(entry, { spot, ending: '', typed: '', selection }, desk);
}

/** Writes a template that was picked elsewhere, such as in the popup. */
export async function answerPicked(entry: ShelvedEntry, field: Field, desk: Desk): Promise<void> {
  await write(entry, { spot: field.spot(0), ending: '', typed: '', selection: field.selected() }, desk);
}

/** Writes a template that was picked while somebody typed, in place of what they typed; null when that stays. */
export async function answerSuggested(entry: ShelvedEntry, spot: Spot, desk: Desk): Promise<Spot | null> {
  return write(entry, { spot, typed: '', ending: '', selection: '' }, desk);
}

async function write(entry: ShelvedEntry, target: Target, desk: Desk): Promise<Spot | null> {
  const { field } = nearSpot(target.spot);
  const { nested, context, ...unknown } = await known(entry.template, field, target.selection, desk);
  const rendered = (answers: Answers) => render(entry.template, context, answers, nested);

  const reply = await put({ entry, target, rendered, attached: [], ...unknown }, desk);
  if (reply) desk.used(entry.id);
  return reply;
}

/** All that a reply is made of. */
interface Draft extends Omit<Known, 'context'> {
  entry: ShelvedEntry;
  target: Target;
  rendered: (answers: Answers) => Rendering;
  /** What the message has of it already. */
  attached: readonly Attachment[];
}

async function put(draft: Draft, desk: Desk): Promise<Spot | null> {
  const { entry, target } = draft;
  const near = nearSpot(target.spot);
  const written = await filledWith({}, draft, near, desk);
  if (!written) return null;
  const filled = inTypedCase(written.filled, entry.template, target.typed);

  const reply = withEnding(replyFrom(filled, desk.sanitise), target.ending);
  const insertion = await insert(target.spot, reply);
  if (insertion.kind === 'refused') {
    desk.screen.tell(near, { kind: insertion.why }, reply.text);
    return null;
  }
  tellWhatIsMissing(insertion.reply, { ...written, filled }, draft, desk);
  const files = filesToCome(filled, draft);
  if (files.length > 0) desk.attach(below(insertion.reply), insertion.reply, files);
  return insertion.reply;
}

function filesToCome({ attachments = [] }: Filled, { attached }: Draft): readonly Attachment[] {
  return attachments.filter(({ digest }) => !attached.some(each => each.digest === digest));
}

/** A reply, and what a person said for it. */
interface Written {
  filled: Filled;
  answers: Answers;
}

function inTypedCase(filled: Filled, template: Template, typed: string): Filled {
  if (!template.follows_case || typed === '') return filled;
  return cased(filled, typedCase(typed, template.shortcut), template.language);
}

/** Asks until nothing is missing; null when a person changed their mind or the template is broken. */
async function filledWith(answers: Answers, draft: Draft, near: Near, desk: Desk): Promise<Written | null> {
  const { entry, rendered } = draft;
  const rendering = rendered(answers);
  if (rendering.kind === 'filled') return { filled: rendering, answers };
  if (rendering.kind === 'broken') {
    const [problem] = rendering.problems;
    desk.screen.tell(near, {
      kind: 'broken',
      title: entry.template.title,
      problem: problem?.message ?? '',
    });
    return null;
  }
  const { questions } = rendering;
  const { title, language } = entry.template;
  const asked = { title, language, questions, answers: desk.last.offered(near.field, questions) };
  const said = await desk.screen.ask(near, asked, rendered);
  if (!said) return null;
  desk.last.given(near.field, said);
  return filledWith(said, draft, near, desk);
}

async function previewOf(
  entry: ShelvedEntry,
  field: HTMLElement,
  selection: string,
  desk: Desk,
): Promise<Rendering> {
  const { nested, context } = await known(entry.template, field, selection, desk);
  return render(entry.template, context, {}, nested);
}

/** What stands inside a template is loaded first: its names are to be known as well. */
async function known(template: Template, field: HTMLElement, selection: string, desk: Desk) {
  const nested = await nestedFrom(desk, template);
  return { nested, ...(await desk.context(field, selection, namesWithin(template, nested))) };
}

/** So that nothing hides a word of it. */
function below(reply: Spot): Near {
  const field = fieldOf(hostOf(reply));
  return { field: field.element, box: () => field.boxOf(reply) };
}

function tellWhatIsMissing(reply: Spot, written: Written, draft: Draft, desk: Desk): void {
  const near = below(reply);
  const left = desk.fillHead(near.field, written.filled);
  if (draft.unreadable.length > 0) tellUnread(near, reply, written, draft, desk);
  else if (left.length > 0) desk.screen.tell(near, { kind: 'left', fields: left });
}

/** A default that stood in for what the page should have told may be mended, and the reader, too. */
function tellUnread(near: Near, reply: Spot, { answers, filled }: Written, draft: Draft, desk: Desk): void {
  const questions = unaskedOf(draft.unread, answers);
  const again: Draft = {
    ...draft,
    target: { ...draft.target, spot: reply },
    rendered: askingFirst(questions, draft.rendered),
    attached: [...draft.attached, ...filesToCome(filled, draft)],
    unread: [],
    unreadable: [],
  };
  desk.screen.offer(near, { kind: 'unread', facts: draft.unreadable }, [
    ...(questions.length > 0 ? [{ kind: 'ask' as const, run: () => void put(again, desk) }] : []),
    { kind: 'report', run: () => desk.screen.report(near, desk.report(near.field)) },
  ]);
}

function nearSpot(spot: Spot): Near {
  const field = fieldOf(hostOf(spot));
  return { field: field.element, box: field.caretBox };
}

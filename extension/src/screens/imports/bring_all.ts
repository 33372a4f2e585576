import type { Plan } from '@/imports/plan';
import type { Values } from '@/library/values';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import type { ScreenProps } from '../library/lazy_screens';
import type { Step, Stepped } from '../library/past';
import { reasonWords } from '../parts/reason_words';
import { type Brought, bring, countOf } from './bring';
import type { Underway } from './underway';

interface Bringing extends Pick<ScreenProps, 'workspace' | 'view' | 'go' | 'doings'> {
  underway: Underway;
  plan: Plan;
  into: string;
  values: Values;
}

/**
 * Writes a plan and says how far it came, with one way back for all of it. Once everything is there it shows it;
 * stopped before, the rest can still be brought.
 */
export async function bringAll(bringing: Bringing): Promise<void> {
  const { underway, plan, go, doings } = bringing;
  const all = countOf(plan);
  const outcome = await underway.write(all, watching => written(bringing, plan, watching));
  if (outcome.kind === 'refused') return doings.say({ message: reasonWords(outcome.reason) });

  const count = countOf(outcome.wrote);
  if (count === 0) return doings.say({ message: say('imports.stopped_before') });
  const isWhole = count === all;
  const words = isWhole
    ? say('imports.brought', { count })
    : say('imports.stopped', { count, all: shownNumber(all) });
  await doings.past.act(words, async () => ({ kind: 'done', back: wayBack(bringing, outcome) }));
  if (!isWhole) return;

  const { isWatched } = underway;
  underway.stop();
  if (isWatched) go({ screen: 'templates', tab: '', folder: outcome.folder, template: null, query: '' });
}

const written = (
  { workspace, view, into, values }: Bringing,
  plan: Plan,
  watching?: Parameters<typeof bring>[5],
): Promise<Brought> => bring(workspace, view, plan, into, values, watching);

const wayBack =
  (bringing: Bringing, { wrote, undo }: Extract<Brought, { kind: 'brought' }>): Step =>
  async () => {
    await undo();
    return { kind: 'done', back: () => broughtAgain(bringing, wrote) };
  };

async function broughtAgain(bringing: Bringing, plan: Plan): Promise<Stepped> {
  const outcome = await written(bringing, plan);
  if (outcome.kind === 'refused') return { kind: 'refused', message: reasonWords(outcome.reason) };
  return { kind: 'done', back: wayBack(bringing, outcome) };
}

import type { Context, Person } from '@/template/context';
import { type Facts, NOTHING_TOLD, type Told } from './reader';

/** What does not come from the mail client. */
export type Circumstances = Omit<Context, 'to' | 'cc' | 'bcc' | 'from' | 'subject' | 'message' | 'reply'>;

/** Everything that is known where the caret stands. What nobody knows is absent. */
export function contextOf(facts: Facts, circumstances: Circumstances): Context {
  const from = known(facts.from) ?? circumstances.account;
  const subject = known(facts.subject);
  const message = known(facts.message);
  const reply = known(facts.reply);
  return {
    ...circumstances,
    to: known(facts.to) ?? [],
    cc: known(facts.cc) ?? [],
    bcc: known(facts.bcc) ?? [],
    ...(from ? { from, account: circumstances.account ?? from } : {}),
    ...(subject ? { subject } : {}),
    ...(message ? { message } : {}),
    ...(reply === undefined ? {} : { reply }),
  };
}

/** The facts behind `names` that the page should tell and does not. */
export function unreadable(facts: Facts, names: readonly string[]): (keyof Facts)[] {
  const roots = new Set(unreadNames(facts, names).map(rootOf));
  return (Object.keys(NOTHING_TOLD) as (keyof Facts)[]).filter(fact => roots.has(fact));
}

/** Those of a template's names whose values the page should tell and does not, such as `to.first_name`. */
export function unreadNames(facts: Facts, names: readonly string[]): string[] {
  return names.filter(name => {
    const root = rootOf(name);
    return Object.hasOwn(facts, root) && facts[root as keyof Facts].kind === 'unreadable';
  });
}

/** Whether a template with these names wants anything of the message; reading a huge page takes a while. */
export const isAbout = (names: readonly string[]): boolean =>
  names.some(name => Object.hasOwn(NOTHING_TOLD, rootOf(name)) || rootOf(name) === 'account');

const rootOf = (name: string): string => name.split('.')[0] ?? '';

const known = <Value extends string | boolean | Person | Person[]>(fact: Told<Value>): Value | undefined =>
  fact.kind === 'told' ? fact.value : undefined;

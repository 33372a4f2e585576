/** Does something; what it did can be taken back by another step. */
export type Step = () => Promise<Stepped>;
export type Stepped = { kind: 'done'; back: Step } | { kind: 'refused'; message: string };

/** What a person did, as they read of it, and the way back. */
export interface Done {
  id: number;
  words: string;
  back: Step;
}

/** What a person did on this screen, the last first, and what of it they undid. */
export interface Past {
  done: readonly Done[];
  undone: readonly Done[];
}

export const NO_PAST: Past = { done: [], undone: [] };

/** Older acts than that are not offered any more. */
const MOST = 50;

/** With one more act; what was undone before it cannot be done again. */
export function withDone({ done }: Past, act: Done): Past {
  return { done: [act, ...done].slice(0, MOST), undone: [] };
}

/** With this act undone; `back` does it again. */
export function withUndone({ done, undone }: Past, act: Done, back: Step): Past {
  return { done: done.filter(each => each.id !== act.id), undone: [{ ...act, back }, ...undone] };
}

/** With this act done again; `back` undoes it once more. */
export function withRedone({ done, undone }: Past, act: Done, back: Step): Past {
  return { done: [{ ...act, back }, ...done], undone: undone.filter(each => each.id !== act.id) };
}

/** Who a template is by now: moved to another home, or brought back late, it has another id. */
export class Successors {
  private readonly after = new Map<string, string>();

  note(before: readonly string[], after: readonly string[]): void {
    if (before.length !== after.length) return;
    before.forEach((id, nth) => {
      const now = after[nth];
      if (now !== undefined && now !== id) this.after.set(id, now);
    });
  }

  of(id: string): string {
    const seen = new Set<string>();
    let now = id;
    for (let next = this.after.get(now); next !== undefined && !seen.has(next); next = this.after.get(now)) {
      seen.add(next);
      now = next;
    }
    return now;
  }
}

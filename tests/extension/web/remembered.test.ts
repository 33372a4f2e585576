import { remembered } from '@/web/remembered';
import { expect, test } from 'vitest';

/** Something kept elsewhere: counts who reads it, and fails when it is told to. */
class Kept {
  value = 'first';
  reads = 0;
  isFailing = false;
  private readonly heard = new Set<() => void>();

  read = async (): Promise<string> => {
    this.reads++;
    if (this.isFailing) throw new Error('The storage refused.');
    return this.value;
  };

  onChange = (changed: () => void, signal: AbortSignal): void => {
    this.heard.add(changed);
    signal.addEventListener('abort', () => this.heard.delete(changed));
  };

  change(value: string): void {
    this.value = value;
    for (const each of this.heard) each();
  }
}

function remembering(kept: Kept) {
  return remembered(kept.read, kept.onChange, new AbortController().signal);
}

test('it is read once until it changes', async () => {
  const kept = new Kept();
  const now = remembering(kept);
  expect([await now(), await now(), kept.reads]).toEqual(['first', 'first', 1]);

  kept.change('second');
  expect([await now(), await now(), kept.reads]).toEqual(['second', 'second', 2]);
});

test('a change while it is read is not missed', async () => {
  const kept = new Kept();
  const now = remembering(kept);
  const reading = now();
  kept.change('second');

  expect(await now()).toBe('second');
  await reading;
  expect(await now()).toBe('second');
});

test('a reading that failed is not remembered', async () => {
  const kept = new Kept();
  const now = remembering(kept);
  kept.isFailing = true;
  await expect(now()).rejects.toThrow('refused');

  kept.isFailing = false;
  expect(await now()).toBe('first');
});

import { DEFAULT_SETTINGS, type Settings } from '@/library/settings';
import { type SettingsKept, settingsHere } from '@/web/settings_here';
import { expect, test, vi } from 'vitest';

/** A storage that answers when it is let, as a busy browser does; others write into it as well. */
class Storage implements SettingsKept {
  stored: Settings = DEFAULT_SETTINGS;
  reads = 0;
  isFull = false;
  /** What pages asked it to write, answered or not. */
  asked: Settings[] = [];
  private answers: Array<() => void> | null = null;
  private heard: () => void = () => undefined;

  read = async () => {
    this.reads++;
    return this.stored;
  };

  write = async (settings: Settings) => {
    this.asked.push(settings);
    if (this.answers) await new Promise<void>(answer => this.answers?.push(answer));
    if (this.isFull) throw new Error('The disk is full.');
    this.othersChange(settings);
  };

  onChange = (changed: () => void) => {
    this.heard = changed;
  };

  othersChange(settings: Settings): void {
    this.stored = settings;
    this.heard();
  }

  holdsBack(): void {
    this.answers = [];
  }

  async answersOne(): Promise<void> {
    await vi.waitUntil(() => this.answers?.length);
    this.answers?.shift()?.();
  }
}

async function pageOver(storage: Storage) {
  const settings = settingsHere(storage);
  await settings.read();
  return settings;
}

test('a change holds before it is written, and is told', async () => {
  const storage = new Storage();
  const settings = await pageOver(storage);
  const told = vi.fn();
  settings.onChange(told, new AbortController().signal);
  storage.holdsBack();

  const changing = settings.change({ suggests: false });

  expect((await settings.read()).suggests).toBe(false);
  expect(told).toHaveBeenCalledOnce();
  expect(storage.stored.suggests).toBe(true);
  await storage.answersOne();
  await changing;
  expect(storage.stored.suggests).toBe(false);
  expect(told).toHaveBeenCalledOnce();
});

test('a page that is closed right after a change has asked for it to be written', async () => {
  const storage = new Storage();
  const settings = await pageOver(storage);
  storage.holdsBack();

  void settings.change({ suggests: false });
  void settings.change({ letter_keys: false });

  expect(storage.asked.at(-1)).toEqual({ ...DEFAULT_SETTINGS, suggests: false, letter_keys: false });
});

test('of two changes before anything was read none is lost', async () => {
  const storage = new Storage();
  const settings = settingsHere(storage);

  await Promise.all([settings.change({ suggests: false }), settings.change({ letter_keys: false })]);

  expect(storage.stored).toEqual({ ...DEFAULT_SETTINGS, suggests: false, letter_keys: false });
});

test('of two changes at once none is lost, nor taken back meanwhile', async () => {
  const storage = new Storage();
  const settings = await pageOver(storage);
  const seen: boolean[] = [];
  settings.onChange(async () => seen.push((await settings.read()).letter_keys), new AbortController().signal);
  storage.holdsBack();

  const changing = [settings.change({ suggests: false }), settings.change({ letter_keys: false })];
  await storage.answersOne();
  await storage.answersOne();
  await Promise.all(changing);

  expect(storage.stored).toEqual({ ...DEFAULT_SETTINGS, suggests: false, letter_keys: false });
  expect(seen.at(-1)).toBe(false);
  expect(new Set(seen.slice(1))).toEqual(new Set([false]));
});

test('what could not be written is told to who changed it, and does not hold', async () => {
  const storage = new Storage();
  const settings = await pageOver(storage);
  storage.isFull = true;

  await expect(settings.change({ suggests: false })).rejects.toThrow('full');

  expect((await settings.read()).suggests).toBe(true);
  storage.isFull = false;
  await settings.change({ letter_keys: false });
  expect(storage.stored).toEqual({ ...DEFAULT_SETTINGS, letter_keys: false });
});

test('what others changed is read, and read once', async () => {
  const storage = new Storage();
  const settings = await pageOver(storage);
  storage.othersChange({ ...DEFAULT_SETTINGS, prefix: '/' });

  await vi.waitFor(async () => expect((await settings.read()).prefix).toBe('/'));
  await settings.read();

  expect(storage.reads).toBe(2);
});

test('who has gone hears no more', async () => {
  const settings = await pageOver(new Storage());
  const told = vi.fn();
  const gone = new AbortController();
  settings.onChange(told, gone.signal);

  gone.abort();
  await settings.change({ suggests: false });

  expect(told).not.toHaveBeenCalled();
});

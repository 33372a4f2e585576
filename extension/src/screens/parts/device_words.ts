import { say } from '@/words/say';

/** What the service calls a device, as “Chrome on Linux”, in the person's language; a name of its own stays. */
export function deviceWords(told: string): string {
  const [, by = told, system = ''] = /^(.+) on (.+)$/.exec(told) ?? [];
  const browser = browserWords(by);
  if (!browser || (system && !SYSTEMS.has(system))) return told;
  return system ? say('settings.device_on', { browser, system }) : browser;
}

function browserWords(name: string): string | null {
  if (name === 'A program') return say('people.device_program');
  if (name === 'A Python script') return say('people.device_python');
  return BROWSERS.has(name) ? name : null;
}

const BROWSERS = new Set(['Edge', 'Opera', 'Vivaldi', 'Firefox', 'Chromium', 'Chrome', 'Safari', 'curl']);
const SYSTEMS = new Set(['Android', 'iPhone', 'iPad', 'ChromeOS', 'Windows', 'macOS', 'Linux']);

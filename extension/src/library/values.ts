import type { Settings } from './settings';

/** Values by name, as `team.*` gives them: `return_days` is “30”. */
export type Values = Readonly<Record<string, string>>;

/** What `team.*` gives here: the team's values, and where it sets none, this browser's own. An empty one is none. */
export function valuesOf({ values }: Pick<Settings, 'values'>, team: Values): Record<string, string> {
  const own = Object.entries(values).filter(([, value]) => value.trim() !== '');
  return { ...Object.fromEntries(own), ...team };
}

/** Whether templates can write it as `team.name`; the service and packs say the same. */
export function isValueName(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,49}$/.test(name);
}

import { Trouble } from './trouble';

/** A day, or a day and a time, as a clock on the wall shows it. */
export class Moment {
  /** `wall`: milliseconds, as if the wall clock showed UTC. */
  constructor(
    readonly wall: number,
    readonly timed: boolean,
  ) {}

  /** A loop over a moment does not go round. */
  *[Symbol.iterator](): Iterator<never> {}
}

/** What the clock on the wall shows at an instant in a zone; an unknown zone counts as UTC. */
export function wallClock(instant: Date, zone: string): Moment {
  const parts = Object.fromEntries(
    zoned(zone)
      .formatToParts(instant)
      .map(part => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return new Moment(Date.UTC(year, month - 1, day, hour, minute, second), true);
}

export function dayOf(moment: Moment): Moment {
  return new Moment(moment.wall - (((moment.wall % DAY) + DAY) % DAY), false);
}

/** Reads `2026-11-21` and `2026-11-21T09:30`; anything else is `null`. */
export function momentFrom(text: string): Moment | null {
  const found = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*$/.exec(text);
  if (!found) return null;

  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = found.slice(1).map(part => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const read = new Date(wall);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  return new Moment(wall, found[4] !== undefined);
}

/** Moves a moment by a phrase such as `3 workdays`, `-1 month`, `next monday`, or several with commas. */
export function shifted(moment: Moment, phrase: string): Moment {
  const steps = phrase.split(',');
  if (steps.length > MOST_STEPS) {
    throw new Trouble('A date is moved too many times.', `expected at most ${MOST_STEPS} steps`);
  }
  return steps.reduce((from, step) => stepped(from, step.trim().toLowerCase()), moment);
}

/** Whole days from one day to another, below zero where it is past. */
export function daysBetween(from: Moment, to: Moment): number {
  return (dayOf(to).wall - dayOf(from).wall) / DAY;
}

/** How many workdays a moment must be moved by to get from one day to the other. */
export function workdaysBetween(from: Moment, to: Moment): number {
  const days = daysBetween(from, to);
  const direction = days < 0 ? -1 : 1;
  const weeks = Math.floor(Math.abs(days) / 7);
  let workdays = weeks * 5;
  for (let left = Math.abs(days) - weeks * 7, wall = dayOf(from).wall; left > 0; left--) {
    wall += direction * DAY;
    if (!isWeekend(wall)) workdays++;
  }
  return workdays === 0 ? 0 : direction * workdays;
}

function stepped(moment: Moment, step: string): Moment {
  const counted = /^([+-]?\d{1,5})\s*(minute|hour|day|workday|week|month|year)s?$/.exec(step);
  if (counted) return within(move(moment, Number(counted[1]), counted[2] ?? ''));

  const named = /^(?:(next|last)\s+)?([a-z]+)$/.exec(step);
  const weekday = WEEKDAYS.indexOf(named?.[2] ?? '');
  if (named && weekday >= 0) return within(toWeekday(moment, weekday, named[1] === 'last' ? -1 : 1));

  throw new Trouble(
    `A date cannot be moved by “${step}”.`,
    'expected e.g. "3 workdays", "-1 month", "next monday"',
  );
}

function move(moment: Moment, count: number, unit: string): Moment {
  const { wall, timed } = moment;
  if (unit === 'minute') return new Moment(wall + count * 60_000, true);
  if (unit === 'hour') return new Moment(wall + count * 3_600_000, true);
  if (unit === 'day') return new Moment(wall + count * DAY, timed);
  if (unit === 'week') return new Moment(wall + count * 7 * DAY, timed);
  if (unit === 'workday') return byWorkdays(moment, count);
  return byMonths(moment, unit === 'year' ? count * 12 : count);
}

/** From a weekend, none means the next workday. Only the last five are walked: from a weekend they are no whole week. */
function byWorkdays(moment: Moment, count: number): Moment {
  const direction = count < 0 ? -1 : 1;
  const weeks = count === 0 ? 0 : Math.floor((Math.abs(count) - 1) / 5);
  let wall = moment.wall + direction * weeks * 7 * DAY;
  if (count === 0) while (isWeekend(wall)) wall += DAY;
  for (let left = Math.abs(count) - weeks * 5; left > 0; ) {
    wall += direction * DAY;
    if (!isWeekend(wall)) left--;
  }
  return new Moment(wall, moment.timed);
}

/** 31 January and one month is the last of February. */
function byMonths(moment: Moment, count: number): Moment {
  const date = new Date(moment.wall);
  const month = date.getUTCMonth() + count;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), lastDay);
  const start = Date.UTC(date.getUTCFullYear(), month, day);
  return new Moment(start + (moment.wall - dayOf(moment).wall), moment.timed);
}

function toWeekday(moment: Moment, weekday: number, direction: 1 | -1): Moment {
  const apart = direction * (weekday - new Date(moment.wall).getUTCDay());
  const days = ((apart + 6) % 7) + 1;
  return new Moment(moment.wall + direction * days * DAY, moment.timed);
}

function within(moment: Moment): Moment {
  const year = new Date(moment.wall).getUTCFullYear();
  if (year >= 1 && year <= 9999) return moment;
  throw new Trouble('That date is too far away.', 'expected a year up to 9999');
}

function isWeekend(wall: number): boolean {
  return [0, 6].includes(new Date(wall).getUTCDay());
}

const DAY = 86_400_000;
const MOST_STEPS = 10;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const zones = new Map<string, Intl.DateTimeFormat>();

function zoned(zone: string): Intl.DateTimeFormat {
  const known = zones.get(zone);
  if (known) return known;

  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat('en-u-nu-latn-ca-gregory', { ...parts, hourCycle: 'h23', timeZone });
  let made: Intl.DateTimeFormat;
  try {
    made = format(zone);
  } catch {
    made = format('UTC');
  }
  zones.set(zone, made);
  return made;
}

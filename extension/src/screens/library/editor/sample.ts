import type { Settings } from '@/library/settings';
import type { Context, Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { SAMPLE_MESSAGES, SAMPLES, type Sample, type SampleMessage } from './sample_people';

interface Known {
  message: SampleMessage;
  account: Person | null;
  team: Record<string, string>;
  locale: string;
  now: Date;
}

/** All that a page would know while such a message is answered. */
export function sampleContext({ message, account, team, locale, now }: Known): Context {
  return {
    ...message,
    bcc: [],
    ...(account && { account, from: account }),
    selection: 'a lamp',
    clipboard: 'RJ-1815',
    page: { title: 'Inbox', url: 'https://mail.example.com/' },
    team,
    now,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale,
    random: 0.4,
  };
}

/** Whom the settings name; Ada Lovelace where they name nobody that there is. */
export function sampleOf({ person }: Settings['preview']): Sample {
  return SAMPLES.find(sample => sample === person) ?? 'ada';
}

/** The message that the preview is filled with. */
export function sampleMessage(preview: Settings['preview'], account: Person | null): SampleMessage {
  const sample = sampleOf(preview);
  if (sample === 'me') return { ...SAMPLE_MESSAGES.ada, to: account ? [account] : [] };
  if (sample !== 'own') return SAMPLE_MESSAGES[sample];

  const { name, email, subject, message } = preview.own;
  return {
    to: name || email ? [personFrom(name, email)] : [],
    cc: [],
    ...(subject && { subject }),
    ...(message && { message }),
  };
}

import type { Context, Person } from '@/template/context';

interface Known {
  account: Person | null;
  team: Record<string, string>;
  locale: string;
  now: Date;
}

/** A message that the preview is filled with: Ada Lovelace asks where her parcel is. */
export function sampleContext({ account, team, locale, now }: Known): Context {
  return {
    to: [{ name: 'Ada Lovelace', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' }],
    cc: [],
    bcc: [],
    ...(account && { account, from: account }),
    subject: 'Where is my parcel?',
    message: 'Hello, I ordered a lamp last week and have not heard anything since. Where is it?',
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

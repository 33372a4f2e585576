import type { Context, Person } from '@/template/context';
import { personFrom } from '@/template/person';

/** A message that a preview is filled with, as far as it does not depend on who writes. */
export type SampleMessage = Pick<Context, 'to' | 'cc' | 'subject' | 'message'>;

/** Whom a preview can be for: people of several scripts, what mail clients do not tell, oneself, one's own example. */
export const SAMPLES = [
  'ada',
  'xiaomei',
  'siti',
  'layla',
  'several',
  'address',
  'nobody',
  'me',
  'own',
] as const;
export type Sample = (typeof SAMPLES)[number];

/** Messages as customers write them, each in its own language: they are examples, no words of ours. */
export const SAMPLE_MESSAGES: Record<Exclude<Sample, 'me' | 'own'>, SampleMessage> = {
  ada: {
    to: [person('Ada Lovelace', 'ada@example.com')],
    cc: [],
    subject: 'Where is my parcel?',
    message: 'Hello, I ordered a lamp last week and have not heard anything since. Where is it?',
  },
  xiaomei: {
    to: [person('王小美', 'xiaomei@example.com')],
    cc: [],
    subject: '订单 RJ-1815 什么时候发货？',
    message: '你好，我上周买的台灯还没有收到，请问什么时候发货？',
  },
  siti: {
    to: [person('Siti Rahayu', 'siti@example.com')],
    cc: [],
    subject: 'Paket saya belum sampai, pesanan RJ-1815',
    message: 'Halo, saya memesan lampu minggu lalu dan belum ada kabar. Di mana paket saya?',
  },
  layla: {
    to: [person('ليلى حداد', 'layla@example.com')],
    cc: [],
    subject: 'أين طلبي رقم RJ-1815؟',
    message: 'مرحبا، طلبت مصباحا الأسبوع الماضي ولم يصلني أي خبر. أين طلبي؟',
  },
  several: {
    to: [
      person('Ada Lovelace', 'ada@example.com'),
      person('王小美', 'xiaomei@example.com'),
      person('Ben Carter', 'ben@example.com'),
    ],
    cc: [person('Siti Rahayu', 'siti@example.com')],
    subject: 'Our order RJ-1815',
    message: 'Hello, we ordered three lamps last week. Two have arrived, one is broken.',
  },
  address: {
    to: [person('', 'office@example.com')],
    cc: [],
    subject: 'Order RJ-1815',
    message: 'Where is it?',
  },
  nobody: { to: [], cc: [] },
};

function person(name: string, email: string): Person {
  return personFrom(name, email);
}

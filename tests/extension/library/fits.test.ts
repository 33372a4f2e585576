import { NO_HABITS } from '@/library/usage';
import { expect, test } from 'vitest';
import { hugeLibrary, starterLibrary } from './packed';

const library = starterLibrary();
library.prepare(Number.POSITIVE_INFINITY);

test.each([
  ['Hi, I sent my shoes back two weeks ago and there is still no refund on my card. When does it arrive?', ';refundtime'],
  ['The tracking says delivered but nothing is here and my neighbours have no parcel either', ';delivered'],
  ['The tracking says delivered but there is no parcel here, and my neighbours have not seen it.', ';delivered'],
  ['My vase was damaged in the parcel, it arrived in pieces. Shall I send photos?', ';damaged'],
  ['I was charged twice for the same order, please look at my payment.', ';twice'],
  ['Could I exchange the jacket for another size?', ';exchange'],
  ['please cancel my order', ';cancel'],
  ['I want the order cancelled', ';cancel'],
  ['The discount code SUMMER does not work at the checkout', ';code'],
  ['你好，我的快递显示签收了，但是我没有收到', ';zh-delivered'],
  ['请问退款什么时候到账？', ';zh-refundtime'],
  ['我想开一张发票，抬头写公司', ';zh-invoice'],
  ['收到的杯子破损了，怎么办', ';zh-damaged'],
  ['Halo kak, barang yang saya terima rusak, gimana ya?', ';id-damaged'],
  ['Kak, kode promo saya tidak bisa dipakai waktu checkout', ';id-code'],
  ['Saya mau tukar ukuran, yang ini kekecilan', ';id-exchange'],
])('“%s” is answered by %s', (text, shortcut) => {
  expect(fitting(text)).toContain(shortcut);
});

test.each([
  'Hello',
  'Thank you so much, have a nice day!',
  'Could you please call me about the thing we spoke of?',
  '好的，谢谢你们',
  'Terima kasih banyak ya kak',
  '',
])('nothing is offered for “%s”', text => expect(fitting(text)).toEqual([]));

test('what the subject says counts, too', () => {
  const found = library.fitting({ subject: 'Warranty claim for my kettle', text: 'Please see above.' }, 3, NO_HABITS);
  expect(found.map(each => each.id)).toContain(';warranty');
});

test('an earlier message that is quoted below does not', () => {
  expect(fitting('Thanks!\n> My vase arrived damaged on arrival\n> damaged')).toEqual([]);
});

test('what is gone or has not been read is not offered', () => {
  const few = starterLibrary();
  const damaged = 'My vase arrived in pieces, completely damaged on arrival!';
  expect(few.fitting({ subject: '', text: damaged }, 3, NO_HABITS)).toEqual([]);
  few.prepare(Number.POSITIVE_INFINITY);
  few.delete(';damaged');
  expect(few.fitting({ subject: '', text: damaged }, 3, NO_HABITS).map(each => each.id)).not.toContain(';damaged');
});

test('among 10,000 it is still what the message is about', () => {
  const found = hugeLibrary().fitting({ subject: '', text: 'I was charged twice for one order' }, 3, NO_HABITS);
  expect(found.map(each => each.title.slice(0, 'Charged twice'.length))).toEqual(Array(3).fill('Charged twice'));
});

function fitting(text: string): string[] {
  return library.fitting({ subject: '', text }, 3, NO_HABITS).map(each => each.id);
}

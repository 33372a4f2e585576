import type { Finder, ShelvedEntry } from '@/library/shelf';
import type { Context } from '@/template/context';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';

export const context: Context = {
  to: [{ name: 'Ada Lovelace', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.test' }],
  cc: [],
  bcc: [],
  account: { name: 'Mira Santoso', first_name: 'Mira', email: 'mira@shop.test' },
  team: { return_days: '30', store_name: 'Northwind' },
  now: new Date('2026-03-04T09:30:00Z'),
  time_zone: 'Europe/London',
  locale: 'en-GB',
  random: 0.2,
};

export const questionsTemplate: Template = {
  ...EMPTY_TEMPLATE,
  title: 'Late parcel: new date promised',
  body:
    '{% ask order_number, label: "Order number" %}' +
    '{% ask carrier, label: "Carrier", kind: "choice", options: "DHL, UPS, Royal Mail" %}' +
    '{% ask promised, label: "Promised date", kind: "date" %}' +
    '{% ask voucher, label: "Offer a voucher", kind: "toggle" %}' +
    '<p>Hello {{ to.first_name }},</p><p>I am sorry that order {{ order_number }} is late. {{ carrier }} will bring ' +
    'it by {{ promised }}.</p>{% if voucher %}<p>Take {{ voucher_code }} off your next order.</p>{% endif %}' +
    '<p>Kind regards,<br>{{ account.first_name }}</p>',
};

export const moreQuestionsTemplate: Template = {
  ...EMPTY_TEMPLATE,
  title: 'Refund, item by item',
  body:
    '{% ask items, columns: "Item, Price", label: "What goes back", hint: "As on the invoice; a table may be pasted." %}' +
    '{% ask sent, kind: "several", label: "What they sent", options: "photo, invoice, serial number", default: "photo" %}' +
    '{% ask days, kind: "number", label: "Days until the money arrives", default: team.return_days %}' +
    '{% ask contact, kind: "email", label: "Who looks after it", default: account.email %}' +
    '{% ask note, kind: "long", label: "What else", optional: true %}' +
    '{% ask steps, kind: "list", label: "Next steps" %}' +
    '<p>Hello {{ to | names }},</p><p>Thank you for the {{ sent | list }}. We refund:</p>' +
    '<ul><li>{% for row in items %}</li><li>{{ row.item }}, {{ row.price | money: "EUR" }}</li><li>{% endfor %}</li></ul>' +
    '<p>That is {{ items | map: "price" | sum | money: "EUR" }}, within {{ days }} {{ days | plural: "day", "days" }}.' +
    '{% if note %} {{ note }}{% endif %}</p><ol><li>{% for step in steps %}</li><li>{{ step }}</li><li>{% endfor %}</li></ol>' +
    '<p>{{ contact }} looks after it.</p>',
};

export const entries: ShelvedEntry[] = [
  shelved('Late parcel, with an apology', ';late', 'Delivery', 'en', late()),
  shelved('Where is my order', ';wismo', 'Delivery', 'en', '<p>Hello {{ to.first_name }},</p><p>Your parcel is on its way.</p>'),
  shelved('Refund confirmed', ';refund', 'Money', 'en', '<p>Hello {{ to.first_name }},</p><p>We sent <b>{{ amount }}</b> back today.</p>'),
  shelved('退款到账时间', ';tk', '售后', 'zh-CN', '<p>亲，您好！</p><p>退款已经为您办理，预计 <b>1–3 个工作日</b> 到账，请您留意查收哦。</p>'),
  shelved('七天无理由退货', ';7t', '售后', 'zh-CN', '<p>亲，支持七天无理由退货。</p>'),
  shelved('تأخر الشحنة مع اعتذار', ';taakhir', 'التوصيل', 'ar', '<p>مرحبا {{ to.first_name }}،</p><p>نعتذر عن تأخر طلبك رقم {{ order_number }}.</p>'),
  shelved('Permintaan retur', ';retur', 'Retur', 'id', '<p>Halo Kak {{ to.first_name }},</p>'),
  shelved('Size advice', ';size', 'Before buying', 'en', '<ul><li>Measure your foot</li><li>Add 5 mm</li></ul>'),
  shelved('Thanks for your patience', ';thx', 'Courtesy', 'en', '<p>Thank you, {{ to.first_name }}.</p>'),
  shelved('Broken on purpose', ';oops', 'Drafts', '', '<p>Hello {{ to.frist_name }}</p><p>{% if x %}</p>'),
];

export const tooLong: ShelvedEntry[] = [
  shelved('A title that somebody wrote in a hurry and never came back to, which goes on and on, '.repeat(2), ';averyveryverylongshortcut', 'A folder with a rather long name inside another one', 'en', late()),
  ...Array.from({ length: 60 }, (_, nth) => shelved(`Reply number ${nth + 1}`, `;r${nth + 1}`, 'Many', 'en', '<p>Hello</p>')),
];

/** One picture of a server, one that the template holds itself. */
export const pictured: ShelvedEntry[] = [
  shelved(
    'With the shop’s sign',
    ';sign',
    'Courtesy',
    'en',
    '<p>Kind regards</p><p><img src="https://shop.test/sign.png" alt="Our shop" width="120" height="40"></p>' +
      '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="A dot"></p>',
  ),
];

function late(): string {
  return (
    '<p>Hello {{ to.first_name }},</p><p>I am sorry: your order {{ order_number }} has been held up at the depot. ' +
    'It will be with you by <b>{{ promised_date }}</b>, and the delivery is on us.</p>' +
    '<p>Should it not arrive by then, answer this message and I will send another one the same day.</p>' +
    '<p>Kind regards,<br>{{ account.first_name }}<br>{{ team.store_name }}</p>'
  );
}

function shelved(title: string, shortcut: string, folder: string, language: string, body: string): ShelvedEntry {
  const template = { ...EMPTY_TEMPLATE, title, shortcut, body, language, subject: title.startsWith('Late') ? 'About your parcel' : '' };
  return { id: `${shortcut}${title.length}`, folder, folder_name: folder, revision: 1, template };
}

/** Answers as the service worker does, by title alone. */
export function finderOf(library: ShelvedEntry[]): Finder {
  return {
    search: async (query, limit) => library.flatMap(entry => found(entry, query)).slice(0, limit),
    entry: async id => library.find(entry => entry.id === id) ?? null,
    used: () => {},
    favour: async () => true,
    beginningWith: async (typed, limit) => library.flatMap(entry => found(entry, typed)).slice(0, limit),
    fitting: async () => [],
  };
}

function found({ id, template: { title, shortcut, language, tags }, folder_name }: ShelvedEntry, query: string) {
  const at = title.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return [];
  const marks: [number, number][] = query ? [[at, at + query.length]] : [];
  return [{ id, title, shortcut, language, tags, folder_name, marks, favourite: false }];
}

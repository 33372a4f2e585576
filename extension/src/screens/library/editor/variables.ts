import { columnName, labelOf } from '@/template/questions';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';

/** What a person can put into a reply, and what it becomes: the menu of the editor. */
export interface Variable {
  /** As it is written into the template. */
  code: string;
  meaning: string;
  /** The heading that it stands under. */
  group: string;
}

type Offer = [code: string | (() => string), meaning: Word];

const RECIPIENT: Offer[] = [
  ['{{ to.first_name }}', 'editor.gives_first_name'],
  [() => `{{ to.first_name | default: "${say('editor.example_there')}" }}`, 'editor.gives_first_name_or'],
  ['{{ to.name }}', 'editor.gives_full_name'],
  ['{{ to | names }}', 'editor.gives_all_names'],
  ['{{ to.last_name }}', 'editor.gives_last_name'],
  ['{{ to.email }}', 'editor.gives_email'],
];

const YOU: Offer[] = [
  ['{{ account.first_name }}', 'editor.gives_your_first_name'],
  ['{{ account.name }}', 'editor.gives_your_name'],
  ['{{ account.email }}', 'editor.gives_your_email'],
  ['{{ from.email }}', 'editor.gives_from'],
];

const MESSAGE: Offer[] = [
  ['{{ subject }}', 'editor.gives_subject'],
  ['{{ message }}', 'editor.gives_message'],
  ['{{ selection }}', 'editor.gives_selection'],
  ['{{ clipboard }}', 'editor.gives_clipboard'],
  ['{{ page.title }}', 'editor.gives_page_title'],
  ['{{ page.url }}', 'editor.gives_page_url'],
];

const DATES: Offer[] = [
  ['{{ today | date: "long" }}', 'editor.gives_today'],
  ['{{ today | date: "weekday" }}', 'editor.gives_weekday'],
  ['{{ today | shift: "3 workdays" | date: "long" }}', 'editor.gives_workdays'],
  ['{{ today | days_until: "2026-12-24" }}', 'editor.gives_days_left'],
  ['{{ now | date: "time" }}', 'editor.gives_time'],
];

const QUESTIONS: Offer[] = [
  [
    () => `{% ask order_number, label: "${say('editor.example_order_number')}" %}{{ order_number }}`,
    'editor.asks_text',
  ],
  [
    () =>
      `{% ask carrier, label: "${say('editor.example_carrier')}", kind: "choice", options: "DHL, UPS" %}{{ carrier }}`,
    'editor.asks_choice',
  ],
  [
    () => `{% ask until, label: "${say('editor.example_until')}", kind: "date" %}{{ until | date: "long" }}`,
    'editor.asks_date',
  ],
  [
    () => `{% ask pieces, label: "${say('editor.example_pieces')}", kind: "number" %}{{ pieces }}`,
    'editor.asks_number',
  ],
  [
    () =>
      `{% ask sent, label: "${say('editor.example_sent')}", kind: "several", options: "${say('editor.example_things')}" %}{{ sent | list }}`,
    'editor.asks_several',
  ],
  [
    () =>
      `{% ask note, label: "${say('editor.example_note')}", kind: "long", optional: true %}{% if note %}{{ note }}{% endif %}`,
    'editor.asks_long',
  ],
  [tableQuestion, 'editor.asks_rows'],
  [
    () => `{% ask gift, label: "${say('editor.example_gift')}", kind: "toggle" %}{% if gift %}…{% endif %}`,
    'editor.asks_toggle',
  ],
];

const NUMBERS: Offer[] = [
  ['{{ 19.9 | money: "EUR" }}', 'editor.gives_money'],
  ['{{ 19.9 | times: 3 | money: "EUR" }}', 'editor.gives_sum'],
  [
    () =>
      `{{ team.return_days }} {{ team.return_days | plural: "${say('editor.example_day')}", "${say('editor.example_days')}" }}`,
    'editor.gives_plural',
  ],
];

const LOGIC: Offer[] = [
  ['{% if cc.size > 0 %}…{% else %}…{% endif %}', 'editor.does_if'],
  ['{% include ";shortcut" %}', 'editor.does_include'],
  ['{% caret %}', 'editor.does_caret'],
];

const GROUPS: [Word, Offer[]][] = [
  ['editor.group_recipient', RECIPIENT],
  ['editor.group_you', YOU],
  ['editor.group_message', MESSAGE],
  ['editor.group_date', DATES],
  ['editor.group_ask', QUESTIONS],
  ['editor.group_number', NUMBERS],
  ['editor.group_logic', LOGIC],
];

/** Every variable there is for this team, in the order in which a person meets them. */
export function variablesOf(team: Record<string, string>): Variable[] {
  const fixed = GROUPS.flatMap(([group, offers]) =>
    offers.map(([code, meaning]) => ({
      code: typeof code === 'string' ? code : code(),
      meaning: say(meaning),
      group: say(group),
    })),
  );
  const values = Object.keys(team).map(name => ({
    code: `{{ team.${name} }}`,
    meaning: labelOf(`team.${name}`),
    group: say('editor.group_team'),
  }));
  return [...fixed, ...values];
}

/** The variables whose name or meaning holds every word of the query. */
export function variablesFor(query: string, all: readonly Variable[]): Variable[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(variable => {
    const text = `${variable.code} ${variable.meaning} ${variable.group}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/**
 * What may follow brackets that were begun: what the words find, and last a question by the name that was typed,
 * where nothing is called so.
 */
export function variablesBehind(opener: string, query: string, all: readonly Variable[]): Variable[] {
  const found = variablesFor(query, all).filter(({ code }) => opener === '{{' || code.startsWith('{%'));
  const isName = opener === '{{' && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(query);
  if (!isName || found.some(({ code }) => code.includes(`{{ ${query} `))) return found;
  const meaning = say('editor.asks_named', { label: labelOf(query) });
  return [...found, { code: `{{ ${query} }}`, meaning, group: say('editor.group_ask') }];
}

function tableQuestion(): string {
  const [item, price] = [say('editor.example_item'), say('editor.example_price')];
  const label = say('editor.example_items');
  const rows = `{{ row.${columnName(item)} }}: {{ row.${columnName(price)} | money: "EUR" }}; `;
  const sum = `{{ items | map: "${columnName(price)}" | sum | money: "EUR" }}`;
  return `{% ask items, label: "${label}", columns: "${item}, ${price}" %}{% for row in items %}${rows}{% endfor %}${sum}`;
}

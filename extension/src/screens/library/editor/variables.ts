/** What a person can put into a reply, and what it becomes: the menu of the editor. */
export interface Variable {
  /** As it is written into the template. */
  code: string;
  meaning: string;
  group: 'Recipient' | 'You' | 'Message' | 'Date' | 'Number' | 'Ask' | 'Logic' | 'Team';
}

const FIXED: Variable[] = [
  { code: '{{ to.first_name }}', meaning: 'First name of the person you write to', group: 'Recipient' },
  { code: '{{ to.name }}', meaning: 'Their full name', group: 'Recipient' },
  { code: '{{ to | names }}', meaning: 'First names of all: Ada, Ben and Chen', group: 'Recipient' },
  { code: '{{ to.last_name }}', meaning: 'Their family name', group: 'Recipient' },
  { code: '{{ to.email }}', meaning: 'Their address', group: 'Recipient' },
  {
    code: '{{ to.first_name | default: "there" }}',
    meaning: 'First name, or “there” when it is not known',
    group: 'Recipient',
  },

  { code: '{{ account.first_name }}', meaning: 'Your first name', group: 'You' },
  { code: '{{ account.name }}', meaning: 'Your full name', group: 'You' },
  { code: '{{ account.email }}', meaning: 'Your address', group: 'You' },
  { code: '{{ from.email }}', meaning: 'The address that the message is sent from', group: 'You' },

  { code: '{{ subject }}', meaning: 'Subject of the message', group: 'Message' },
  { code: '{{ message }}', meaning: 'The text being answered', group: 'Message' },
  { code: '{{ selection }}', meaning: 'What is selected in the field', group: 'Message' },
  { code: '{{ clipboard }}', meaning: 'What was copied last', group: 'Message' },
  { code: '{{ page.title }}', meaning: 'Title of the page', group: 'Message' },
  { code: '{{ page.url }}', meaning: 'Address of the page', group: 'Message' },

  { code: '{{ today | date: "long" }}', meaning: 'Today’s date, in the reply’s language', group: 'Date' },
  { code: '{{ today | date: "weekday" }}', meaning: 'Today’s weekday', group: 'Date' },
  {
    code: '{{ today | shift: "3 workdays" | date: "long" }}',
    meaning: 'The date three working days from now',
    group: 'Date',
  },
  { code: '{{ today | days_until: "2026-12-24" }}', meaning: 'How many days are left', group: 'Date' },
  { code: '{{ now | date: "time" }}', meaning: 'The time now', group: 'Date' },

  {
    code: '{% ask order_number, label: "Order number" %}{{ order_number }}',
    meaning: 'Asks for a text before inserting',
    group: 'Ask',
  },
  {
    code: '{% ask carrier, label: "Carrier", kind: "choice", options: "DHL, UPS" %}{{ carrier }}',
    meaning: 'Asks for one of several',
    group: 'Ask',
  },
  {
    code: '{% ask until, label: "Until when", kind: "date" %}{{ until | date: "long" }}',
    meaning: 'Asks for a date',
    group: 'Ask',
  },
  {
    code: '{% ask pieces, label: "How many", kind: "number" %}{{ pieces }}',
    meaning: 'Asks for a number',
    group: 'Ask',
  },
  {
    code: '{% ask sent, label: "What was sent", kind: "several", options: "lamp, cable" %}{{ sent | list }}',
    meaning: 'Asks for any of several',
    group: 'Ask',
  },
  {
    code: '{% ask note, label: "Note", kind: "long", optional: true %}{% if note %}{{ note }}{% endif %}',
    meaning: 'Asks for several lines, which may stay empty',
    group: 'Ask',
  },
  {
    code: '{% ask items, label: "Items", columns: "Item, Price" %}{% for row in items %}{{ row.item }}: {{ row.price | money: "EUR" }}; {% endfor %}{{ items | map: "price" | sum | money: "EUR" }}',
    meaning: 'Asks for a small table, with its sum',
    group: 'Ask',
  },
  {
    code: '{% ask gift, label: "Is it a gift?", kind: "toggle" %}{% if gift %}…{% endif %}',
    meaning: 'Asks yes or no, and shows a part',
    group: 'Ask',
  },

  { code: '{{ 19.9 | money: "EUR" }}', meaning: 'An amount, in the reply’s language', group: 'Number' },
  { code: '{{ 19.9 | times: 3 | money: "EUR" }}', meaning: 'A calculation', group: 'Number' },
  {
    code: '{{ team.return_days }} {{ team.return_days | plural: "day", "days" }}',
    meaning: 'The word that goes with a number',
    group: 'Number',
  },

  {
    code: '{% if cc.size > 0 %}…{% else %}…{% endif %}',
    meaning: 'One wording or another',
    group: 'Logic',
  },
  { code: '{% include ";shortcut" %}', meaning: 'Another template, by its shortcut', group: 'Logic' },
  { code: '{% caret %}', meaning: 'Where the caret ends up', group: 'Logic' },
];

/** Every variable there is for this team, in the order in which a person meets them. */
export function variablesOf(team: Record<string, string>): Variable[] {
  const values = Object.entries(team).map(
    ([name, value]): Variable => ({ code: `{{ team.${name} }}`, meaning: value, group: 'Team' }),
  );
  return [...FIXED, ...values];
}

/** The variables whose name or meaning holds every word of the query. */
export function variablesFor(query: string, all: readonly Variable[]): Variable[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(variable => {
    const text = `${variable.code} ${variable.meaning} ${variable.group}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}

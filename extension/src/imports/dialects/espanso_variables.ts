import { labelOf } from '@/template/questions';
import { dateOutput, fromStrftime } from '../dates';
import { nameFrom } from '../liquid_words';
import type { Asking, Notes } from '../notes';
import { listAt, type Node, take, textAt, textsAt } from '../trees/node';
import { oneOf } from './briskine';

/** One `vars` entry, which may stand in the text many times. */
export interface EspansoVariable {
  written(piece: string, notes: Notes): string;
}

/** By name as the text writes it: `name`, `form1.name`, and `[[name]]` for a short form. */
export function espansoVariables(vars: readonly Node[]): Map<string, EspansoVariable> {
  const known = new Map<string, EspansoVariable>();
  for (const node of vars) {
    const name = textAt(node, 'name');
    const type = textAt(node, 'type');
    if (type === 'form') {
      const layout = textAt(node, 'params', 'layout');
      for (const [field, variable] of formFields(layout, take(node, 'params', 'fields')))
        known.set(`${name}.${field}`, variable);
    } else known.set(name, variableOf(node, name, type));
  }
  return known;
}

function variableOf(node: Node, name: string, type: string): EspansoVariable {
  switch (type) {
    case 'date':
      return dateOf(node);
    case 'clipboard':
      return { written: (piece, notes) => notes.converted(piece, '{{ clipboard }}') };
    case 'echo': {
      const text = textAt(node, 'params', 'echo');
      return { written: (piece, notes) => notes.converted(piece, text) };
    }
    case 'random': {
      const choices = textsAt(node, 'params', 'choices');
      return { written: (piece, notes) => notes.converted(piece, oneOf(choices)) };
    }
    case 'choice':
      return choiceOf(name, optionsAt(node, 'params', 'values'));
    case 'match': {
      const trigger = textAt(node, 'params', 'trigger');
      return { written: (piece, notes) => notes.converted(piece, `{% include "${trigger}" %}`) };
    }
    default:
      return askedFor(node, name, type);
  }
}

function dateOf(node: Node): EspansoVariable {
  const { ours, lost } = fromStrftime(textAt(node, 'params', 'format') || '%F');
  const seconds = Number(textAt(node, 'params', 'offset') || 0);
  const became = dateOutput(ours, seconds ? stepFrom(seconds) : '', textAt(node, 'params', 'locale'));
  return {
    written: (piece, notes) => (lost.length > 0 ? notes.near(piece, became) : notes.converted(piece, became)),
  };
}

/** Seconds in the largest unit that fits. */
function stepFrom(seconds: number): string {
  for (const [unit, length] of [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const) {
    const count = seconds / length;
    if (Number.isInteger(count)) return `${count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
  }
  return `${Math.round(seconds / 60)} minutes`;
}

function choiceOf(name: string, options: string[]): EspansoVariable {
  return {
    written(piece, notes) {
      const asking: Asking = { label: labelOf(nameFrom(name)), kind: 'choice', options };
      return notes.converted(piece, `{{ ${notes.ask(name, asking)} }}`);
    },
  };
}

/** A script or a command of the system: whoever writes says what it would have said. */
function askedFor(node: Node, name: string, type: string): EspansoVariable {
  const params = take(node, 'params');
  const what =
    params?.kind === 'map' ? [...params.entries.keys()].map(key => textsAt(params, key).join(' ')) : [];
  const hint = `${type}: ${what.join(' ')}`.trim();
  return {
    written: (piece, notes) => {
      const answer = notes.ask(name, { label: labelOf(nameFrom(name)), hint: hint.slice(0, 200) });
      const became = `{{ ${answer} }}`;
      notes.tell('asked', `${piece} (${hint})`, became);
      return became;
    },
  };
}

/** The fields of a form's layout: `[[name]]`, and in older files `{{name}}`. */
export function formFields(layout: string, fields: Node | undefined): [string, EspansoVariable][] {
  const names = [...layout.matchAll(/\[\[\s*([\w-]+)\s*\]\]|\{\{\s*([\w-]+)\s*\}\}/g)].map(
    ([, field, older]) => field ?? older ?? '',
  );
  return [...new Set(names)].map(name => [name, fieldOf(name, take(fields, name))]);
}

function fieldOf(name: string, node: Node | undefined): EspansoVariable {
  const type = textAt(node, 'type');
  const options = optionsAt(node, 'values');
  const asking: Asking = {
    label: labelOf(nameFrom(name)),
    kind:
      options.length > 0
        ? 'choice'
        : textAt(node, 'multiline') === 'true' || type === 'multiline'
          ? 'long'
          : 'text',
    options,
    offers: textAt(node, 'default'),
  };
  return { written: (piece, notes) => notes.converted(piece, `{{ ${notes.ask(name, asking)} }}`) };
}

/** A list of texts or of `{label, id}`, or a text with a line each. */
function optionsAt(node: Node | undefined, ...path: string[]): string[] {
  const values = take(node, ...path);
  if (values?.kind === 'text')
    return values.text
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean);
  return listAt(node, ...path)
    .map(item => {
      if (item.kind === 'text') return textAt(item);
      const id = textAt(item, 'id');
      return textAt(item, 'label') || id;
    })
    .filter(Boolean);
}

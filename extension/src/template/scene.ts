import { Drop, type Liquid, Context as LiquidContext } from 'liquidjs';
import { valueFrom } from './answers';
import type { Person } from './context';
import { dayOf, type Moment } from './dates';
import { escapeHtml } from './entities';
import type { Around } from './filter_values';
import type { Occasion } from './occasion';
import type { Writing } from './pieces';
import type { Question } from './question';
import { plainQuestion } from './questions';
import { UNPRINTABLE } from './text';
import { BOUNDS, Trouble, tooMuch } from './trouble';
import { InAttribute, inWords, isNothing, People, Row, Someone, Told, Unknown } from './values';
import { VARIABLES } from './vocabulary';

/** One field while it is rendered: answers every name, and keeps account of what nobody knows. */
export class Scene extends LiquidContext implements Around {
  constructor(
    liquid: Liquid,
    readonly occasion: Occasion,
    readonly writing: Writing,
  ) {
    super(Object.create(null), liquid.options, { sync: true, globals: NAMES }, { liquid });
  }

  get locale(): string {
    return this.occasion.locale;
  }

  get now(): Moment {
    return this.occasion.now;
  }

  /** Another draw for each call, all decided by the message’s one. */
  random(): number {
    const { context, samples } = this.occasion;
    this.occasion.samples = samples + 1;
    return (context.random + samples * 0.618_033_988_749_895) % 1;
  }

  property(of: unknown, name: string): unknown {
    return this.readProperty(of as object, name);
  }

  /** `x` and `x.y` may both be asked for, though what was answered for `x` is a mere text. */
  override *_getFromScope(scope: unknown, paths: (string | number | Drop)[]): IterableIterator<unknown> {
    let [held, path] = [scope, ''];
    for (const step of paths) {
      const isAnswer = typeof held === 'string' && Object.hasOwn(this.occasion.answers, path);
      const inside = path ? `${path}.${step}` : String(step);
      const isPart = isAnswer && typeof step === 'string' && step !== 'size';
      held = yield isPart ? this.answered(inside) : this.readProperty(held as object, step);
      path = scope === NAMES ? inside : '';
    }
    return held;
  }

  override readProperty(of: object, key: string | number | Drop): unknown {
    const name = key instanceof Drop ? '' : key;
    if (of === NAMES) return this.named(String(name));
    if (of instanceof Unknown && isNothing(key)) return of;
    if (of instanceof Unknown) return name === 'size' ? 0 : this.answered(`${of.path}.${name}`);
    if (of instanceof Someone) return this.part(of, String(name));
    if (of instanceof Row) return of.cells[String(name)] || undefined;
    if (of instanceof People) return this.ofPeople(of, name);
    if (of === this.occasion.context.team)
      return this.known(this.occasion.context.team, 'team', String(name));
    if (of !== undefined && of === this.occasion.context.page) {
      return this.known({ ...this.occasion.context.page }, 'page', String(name));
    }
    if (typeof of === 'string') return name === 'size' ? [...(of as string)].length : undefined;
    return super.readProperty(of, key);
  }

  /** What stands in the text for a value. */
  written(value: unknown): string {
    const plain = value instanceof InAttribute ? value.value : value;
    const inner = Array.isArray(plain) ? (plain.find(one => one instanceof Unknown) ?? plain) : plain;
    if (inner instanceof Unknown) return this.hole(inner.path, value instanceof InAttribute);

    const words = inWords(inner, this.locale).replace(UNPRINTABLE, '');
    if (this.writing === 'plain') return words;
    return value instanceof InAttribute ? escapeHtml(words) : escapeHtml(words).replace(/\r\n?|\n/g, '<br>');
  }

  /** Throws when all loops together go round too often. */
  turn(times: number): void {
    this.occasion.turns += times;
    if (this.occasion.turns > BOUNDS.turns) throw tooMuch();
  }

  private hole(path: string, inAttribute: boolean): string {
    const question = this.ask(path);
    if (this.writing === 'plain') return `[${question.label}]`;
    if (inAttribute) return `[${escapeHtml(question.label)}]`;
    return `<mark data-hole="${escapeHtml(path)}">${escapeHtml(question.label)}</mark>`;
  }

  private ask(path: string): Question {
    const { answers, declared, missing } = this.occasion;
    const question = missing.get(path) ?? declared.get(path)?.question ?? plainQuestion(path);
    missing.set(path, question);
    if (missing.size + Object.keys(answers).length > BOUNDS.questions) {
      throw new Trouble('This template asks too much.', `expected at most ${BOUNDS.questions} questions`);
    }
    return question;
  }

  private named(name: string): unknown {
    const asked = this.occasion.declared.get(name);
    const value = asked ? this.answerTo(asked.question) : this.told(name);
    if (typeof value !== 'string' || value === '') return value;
    if (VARIABLES[name]?.is === 'people') return People.of_(name, [new Told(name, value)]);
    return VARIABLES[name]?.is === 'person' ? new Told(name, value) : value;
  }

  private told(name: string): unknown {
    const { context } = this.occasion;
    switch (name) {
      case 'to':
      case 'cc':
      case 'bcc':
        return context[name].length > 0 ? People.from_(name, context[name]) : this.answered(name);
      case 'from':
      case 'account': {
        const person = context[name];
        return person ? new Someone(name, person) : this.answered(name);
      }
      case 'subject':
      case 'message':
      case 'selection':
      case 'clipboard':
        return context[name] || this.answered(name);
      case 'page':
      case 'team':
        return context[name] ?? this.answered(name);
      case 'now':
        return this.now;
      case 'today':
        return dayOf(this.now);
      default:
        return this.answered(name);
    }
  }

  private answerTo(question: Question): unknown {
    const { answers } = this.occasion;
    if (!Object.hasOwn(answers, question.name)) {
      this.ask(question.name);
      return new Unknown(question.name);
    }
    return valueFrom(question, answers[question.name] ?? '', this.locale);
  }

  private answered(path: string): unknown {
    const { answers } = this.occasion;
    return Object.hasOwn(answers, path) ? answers[path] : new Unknown(path);
  }

  private ofPeople(people: People, name: string | number): unknown {
    if (typeof name === 'number') return people.at(name);
    if (name === 'size') return people.length;
    if (name === 'first') return people[0];
    if (name === 'last') return people.at(-1);
    const [first] = people;
    return first ? this.part(first, name) : this.answered(`${people.path}.${name}`);
  }

  private part(someone: Someone, name: string): unknown {
    return this.known({ ...someone.person }, someone.path, name);
  }

  private known(values: Partial<Record<string, string>> | Person, path: string, name: string): unknown {
    const value = Object.hasOwn(values, name) ? (values as Record<string, string>)[name] : undefined;
    return value || this.answered(`${path}.${name}`);
  }
}

/** Stands for all names that the template itself did not give. */
const NAMES = Object.freeze({});

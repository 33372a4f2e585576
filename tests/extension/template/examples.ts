import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Context } from '@/template/context';
import type { Nested } from '@/template/nested';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { htmlOf } from '@/template/text';

const FOLDER = new URL('../../../shared_templates/language/', import.meta.url);

/** One example out of `shared_templates/language`; its README tells what each key says. */
export interface Example {
  name: string;
  template: Template;
  context: Context;
  answers: Record<string, string>;
  nested: Nested;
  expected: Record<string, unknown>;
  questions: Record<string, unknown>[] | null;
  problems: Record<string, unknown>[] | null;
}

type Body = string | Record<string, string>;
type Written = Record<string, unknown> & { name: string; template: string | Record<string, string> };

const usual = read('given.yaml');

export function examples(): { topic: string; examples: Example[] }[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.yaml') && file !== 'given.yaml')
    .map(file => read(file))
    .map(page => ({ topic: String(page.topic), examples: (page.examples as Written[]).map(exampleFrom) }));
}

function read(file: string): Record<string, unknown> {
  return parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

function exampleFrom(written: Written): Example {
  const nested = Object.entries((written.nested ?? {}) as Record<string, Body | Body[]>);
  const questions = written.questions as (string | Record<string, unknown>)[] | undefined;
  return {
    name: written.name,
    template: templateFrom(written.template),
    context: contextFrom((written.given ?? {}) as Record<string, unknown>),
    answers: (written.answers ?? {}) as Record<string, string>,
    nested: new Map(nested.map(([shortcut, opened]) => [shortcut, [opened].flat().map(templateFrom)])),
    expected: Object.fromEntries(Object.entries(written).filter(([key]) => OUTCOMES.includes(key))),
    questions: questions?.map(one => (typeof one === 'string' ? { name: one } : one)) ?? null,
    problems: (written.problems as Record<string, unknown>[] | undefined) ?? null,
  };
}

const OUTCOMES = ['text', 'html', 'subject', 'to', 'cc', 'bcc', 'carets'];

function templateFrom(written: string | Record<string, string>): Template {
  const { body, html, ...rest } = typeof written === 'string' ? { body: written } : written;
  return { ...EMPTY_TEMPLATE, ...rest, body: html ?? htmlOf(body ?? '') };
}

function contextFrom(given: Record<string, unknown>): Context {
  const { now, ...rest } = { ...usual, ...given } as unknown as Omit<Context, 'now'> & { now: string };
  return { ...rest, now: new Date(now) };
}

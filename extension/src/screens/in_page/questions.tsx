import { useRef, useState } from 'preact/hooks';
import type { Answers, Question } from '@/template/question';
import type { Rendering } from '@/template/render';
import * as words from '@/words/say';
import { Button } from '../parts/button';
import { ChoiceField, SeveralField, Toggle } from '../parts/choice_field';
import { SelectField } from '../parts/field';
import { Logo } from '../parts/logo';
import { troubleWords } from '../parts/trouble_words';
import { askedFor, firstAnswer, wanted } from './asked';
import { isComposing } from './composing';
import { OfferedDate } from './offered_date';
import { OfferedField } from './offered_field';
import { OfferedLines } from './offered_lines';
import { Reply } from './reply';
import { RowsField } from './rows_field';
import { keepTabInside } from './tab';
import { UnfitAnswer } from './unfit_answer';

interface QuestionBoxProps {
  title: string;
  /** What the template is written in, BCP 47; empty when nobody said. */
  language: string;
  answers: Answers;
  preview: (answers: Answers) => Rendering;
  sanitise: (html: string) => string;
  answered: (answers: Answers) => void;
  cancelled: () => void;
}

/** Asks what nobody knows, shows the reply grow, and lets nothing go with a hole in it. */
export function QuestionBox(props: QuestionBoxProps) {
  const { title, language, answers, preview, sanitise, answered, cancelled } = props;
  const [said, say] = useState(answers);
  const [complaining, complain] = useState(false);
  const [changed, change] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const asked = askedFor(said, preview);
  const isOpen = (question: Question) => !(question.name in asked.answers);
  const unfit = asked.rendering.kind === 'broken' ? asked.rendering.problems : [];
  const doubtful = asked.questions.find(({ name }) => name === changed) ?? asked.questions.at(-1);
  const wrongWith = (question: Question) => {
    if (isOpen(question)) return wanted(question);
    return question === doubtful ? unfit.map(problem => troubleWords(problem.message)).join(' ') : '';
  };

  const submit = (event: Event) => {
    event.preventDefault();
    const hole = asked.questions.findIndex(unfit.length > 0 ? one => one === doubtful : isOpen);
    if (hole < 0 && asked.rendering.kind === 'filled') return answered(asked.answers);
    complain(true);
    form.current
      ?.querySelectorAll('.question')
      [hole]?.querySelector<HTMLElement>('input, select, textarea')
      ?.focus();
  };
  /** Left alone, Escape would go on to close a dialog of the page. */
  const giveUp = (event: Event) => {
    event.preventDefault();
    cancelled();
  };
  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') giveUp(event);
    else if (event.key === 'Tab' && form.current) keepTabInside(form.current, event);
    else if (event.key === 'Enter' && !keepsEnter(event)) submit(event);
  };

  return (
    <form class="questions" aria-label={title} noValidate ref={form} onSubmit={submit} onKeyDown={pressed}>
      <h1 class="box-title" dir="auto" aria-label={title}>
        <Logo size={18} />
        <span inert lang={language || undefined}>
          {title}
        </span>
      </h1>
      <div class="question-fields" lang={language || undefined}>
        {asked.questions.map(question => (
          <div class="question" key={question.name} {...(question.hint && grouped(question.hint))}>
            <QuestionField
              question={question}
              value={said[question.name] ?? firstAnswer(question)}
              error={complaining ? wrongWith(question) : ''}
              say={answer => {
                change(question.name);
                say(before => ({ ...before, [question.name]: answer }));
              }}
            />
            {question.hint && (
              <span class="field-hint" dir="auto" inert>
                {question.hint}
              </span>
            )}
          </div>
        ))}
      </div>
      {asked.rendering.kind === 'broken' ? (
        <UnfitAnswer problems={asked.rendering.problems} />
      ) : (
        <Reply rendering={asked.rendering} {...{ language, sanitise }} />
      )}
      <div class="box-foot">
        <Button weight="quiet" keys="Escape" onClick={cancelled}>
          {words.say('in_page.cancel')}
        </Button>
        <Button weight="primary" type="submit" keys={asked.questions.some(hasLines) ? 'Ctrl+Enter' : 'Enter'}>
          {words.say('in_page.insert')}
        </Button>
      </div>
    </form>
  );
}

interface QuestionFieldProps {
  question: Question;
  value: string;
  error: string;
  say: (answer: string) => void;
}

function QuestionField({ question, ...rest }: QuestionFieldProps) {
  const { kind, options, columns } = question;
  const { value, error, say } = rest;
  const label = question.optional && kind !== 'toggle' ? optional(question) : question.label;
  switch (kind) {
    case 'text':
      return <OfferedField label={label} {...rest} />;
    case 'email':
      return <OfferedField label={label} keyboard="email" {...rest} />;
    case 'number':
      return <OfferedField label={label} keyboard="decimal" {...rest} />;
    case 'long':
      return <OfferedLines label={label} {...rest} />;
    case 'list':
      return <OfferedLines label={words.say('in_page.a_line_each', { label })} {...rest} />;
    case 'date':
      return <OfferedDate label={label} {...rest} />;
    case 'several':
      return <SeveralField label={label} options={options} {...rest} />;
    case 'rows':
      return <RowsField label={label} columns={columns} {...rest} />;
    case 'toggle':
      return <Toggle label={label} on={value === 'true'} turned={on => say(String(on))} />;
    case 'choice':
      return fitsInSight(options) && !question.optional ? (
        <ChoiceField label={label} value={value} error={error} options={options} chosen={say} />
      ) : (
        <SelectField label={label} value={value} error={error} options={choicesOf(question)} chosen={say} />
      );
  }
}

/** Enter presses a button, and is a new line where several are asked for; with Ctrl or ⌘ it inserts. */
function keepsEnter(event: KeyboardEvent): boolean {
  const at = event.target as Element;
  return at.matches('button') || (at.matches('textarea') && !event.ctrlKey && !event.metaKey);
}

function optional({ label }: Question): string {
  return words.say('in_page.optional', { label });
}

function hasLines({ kind }: Question): boolean {
  return kind === 'long' || kind === 'list';
}

/** The words are drawn `inert`; a screen reader is told them as the name of the group. */
function grouped(hint: string) {
  return { role: 'group', 'aria-label': hint } as const;
}

/** A few short ones are seen at once; more of them, or longer ones, go into a list. */
function fitsInSight(options: string[]): boolean {
  return options.length <= 4 && options.join('').length <= 48;
}

/** One that may stay open can be taken back. */
function choicesOf({ options, optional }: Question) {
  const choices = options.map(option => ({ value: option, label: option }));
  return optional ? [{ value: '', label: words.say('in_page.none') }, ...choices] : choices;
}

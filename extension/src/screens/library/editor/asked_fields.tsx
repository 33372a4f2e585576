import type { Answers, Question } from '@/template/question';
import { say } from '@/words/say';
import { firstAnswer } from '../../in_page/asked';
import { ChoiceField, SeveralField, Toggle } from '../../parts/choice_field';
import { SelectField, TextArea, TextField } from '../../parts/field';

interface AskedFieldsProps {
  questions: readonly Question[];
  said: Answers;
  answered(name: string, value: string): void;
}

/** What the reply asks for before it is inserted; an answer here fills the preview and goes nowhere else. */
export function AskedFields({ questions, said, answered }: AskedFieldsProps) {
  if (questions.length === 0) return null;

  return (
    <fieldset class="asked">
      <legend>{say('template.asked', { count: questions.length })}</legend>
      {questions.map(question => (
        <AskedField
          key={question.name}
          question={question}
          value={said[question.name] ?? firstAnswer(question)}
          say={value => answered(question.name, value)}
        />
      ))}
    </fieldset>
  );
}

interface AskedFieldProps {
  question: Question;
  value: string;
  say(answer: string): void;
}

function AskedField({ question, value, say: tell }: AskedFieldProps) {
  const { label, kind, options, columns, hint } = question;
  switch (kind) {
    case 'text':
      return <TextField {...{ label, hint, value }} typed={tell} />;
    case 'email':
      return <TextField {...{ label, hint, value }} inputMode="email" typed={tell} />;
    case 'number':
      return <TextField {...{ label, hint, value }} inputMode="decimal" typed={tell} />;
    case 'date':
      return <DayField {...{ label, value }} chosen={tell} />;
    case 'long':
      return <TextArea {...{ label, hint, value }} typed={tell} />;
    case 'list':
      return <TextArea {...{ label, value }} hint={say('template.asked_list')} typed={tell} />;
    case 'rows':
      return (
        <TextArea
          {...{ label }}
          hint={say('template.asked_rows', { columns: columns.join(' | ') })}
          value={value.replaceAll('\t', ' | ')}
          typed={text => tell(text.replace(/ ?\| ?/g, '\t'))}
        />
      );
    case 'several':
      return <SeveralField {...{ label, options, value }} error="" say={tell} />;
    case 'toggle':
      return <Toggle label={label} on={value === 'true'} turned={on => tell(String(on))} />;
    case 'choice':
      return options.length <= 4 ? (
        <ChoiceField {...{ label, options, value }} chosen={tell} />
      ) : (
        <SelectField
          {...{ label, hint, value }}
          options={options.map(option => ({ value: option, label: option }))}
          chosen={tell}
        />
      );
  }
}

function DayField({ label, value, chosen }: { label: string; value: string; chosen(day: string): void }) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="date" class="input" value={value} onInput={event => chosen(event.currentTarget.value)} />
    </label>
  );
}

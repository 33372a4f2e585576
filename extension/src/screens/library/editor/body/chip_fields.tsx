import { useId } from 'preact/hooks';
import { DATE_STYLES } from '@/template/date_words';
import { QUESTION_KINDS, type Question, type QuestionKind } from '@/template/question';
import { VARIABLES } from '@/template/vocabulary';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { Toggle } from '../../../parts/choice_field';
import { described, FieldFrame, SelectField, TextField } from '../../../parts/field';
import { type ChipForm, filterText, withFilterText } from './chip_form';

interface ChipFieldsProps {
  form: ChipForm;
  changed(form: ChipForm): void;
  names: readonly string[];
  shortcuts: readonly string[];
}

/** The fields of one kind of chip; none where only its Liquid says it. */
export function ChipFields({ form, changed, names, shortcuts }: ChipFieldsProps) {
  if (form.kind === 'value') return <ValueFields {...{ form, changed, names }} />;
  if (form.kind === 'question') return <QuestionFields {...{ form, changed }} />;
  if (form.kind === 'template') {
    return (
      <Chosen
        label={say('editor.shortcut_inside')}
        value={form.shortcut}
        choices={shortcuts}
        typed={shortcut => changed({ ...form, shortcut })}
      />
    );
  }
  if (form.kind === 'condition') {
    return (
      <TextField
        label={say(form.tag === 'unless' ? 'editor.condition_unless' : 'editor.condition_if')}
        hint={say('editor.condition_hint')}
        value={form.condition}
        dir="ltr"
        spellcheck={false}
        typed={condition => changed({ ...form, condition })}
      />
    );
  }
  if (form.kind === 'note') {
    return (
      <TextField
        label={say('editor.note_text')}
        value={form.text}
        typed={text => changed({ ...form, text })}
      />
    );
  }
  return null;
}

type Of<Kind extends ChipForm['kind']> = Extract<ChipForm, { kind: Kind }>;

function ValueFields({
  form,
  changed,
  names,
}: Pick<ChipFieldsProps, 'changed' | 'names'> & { form: Of<'value'> }) {
  const set = (filter: string, text: string) =>
    changed({ ...form, filters: withFilterText(form.filters, filter, text) });
  const fallback = filterText(form.filters, 'default');
  const style = filterText(form.filters, 'date');
  const [root = ''] = form.name.split('.');
  const isDate = VARIABLES[root]?.is === 'date' || style !== '';

  return (
    <>
      <Chosen
        label={say('editor.variable_name')}
        value={form.name}
        choices={names}
        typed={name => changed({ ...form, name })}
      />
      {fallback !== null && !isDate && (
        <TextField
          label={say('editor.fallback')}
          hint={say('editor.fallback_hint')}
          value={fallback}
          typed={text => set('default', text)}
        />
      )}
      {isDate && style !== null && (
        <SelectField
          label={say('editor.date_style')}
          value={style}
          options={['', ...DATE_STYLES, ...(DATE_STYLES.includes(style) || !style ? [] : [style])].map(
            value => ({
              value,
              label: dateStyleName(value),
            }),
          )}
          chosen={chosen => set('date', chosen)}
        />
      )}
    </>
  );
}

function dateStyleName(style: string): string {
  if (style === '') return say('editor.date_plain');
  return DATE_STYLES.includes(style) ? say(`editor.date_${style}` as Word) : style;
}

function QuestionFields({ form, changed }: Pick<ChipFieldsProps, 'changed'> & { form: Of<'question'> }) {
  const { question, offer } = form;
  const set = (part: Partial<Question>) => changed({ ...form, question: { ...question, ...part } });
  const listed = (text: string) => text.split(/[,，、]/).map(part => part.trimStart());
  const { kind } = question;

  return (
    <>
      <TextField
        label={say('editor.question_label')}
        value={question.label}
        typed={label => set({ label })}
      />
      <SelectField
        label={say('editor.question_kind')}
        value={kind}
        options={QUESTION_KINDS.map(value => ({ value, label: say(`editor.kind_${value}`) }))}
        chosen={chosen => set(kindChange(question, chosen as QuestionKind))}
      />
      {(kind === 'choice' || kind === 'several') && (
        <TextField
          label={say('editor.question_options')}
          hint={say('editor.commas')}
          value={question.options.join(', ')}
          typed={text => set({ options: listed(text) })}
        />
      )}
      {kind === 'rows' && (
        <TextField
          label={say('editor.question_columns')}
          hint={say('editor.commas')}
          value={question.columns.join(', ')}
          typed={text => set({ columns: listed(text) })}
        />
      )}
      {kind !== 'rows' && !offer && (
        <TextField
          label={say('editor.question_default')}
          value={question.default}
          typed={said => set({ default: said })}
        />
      )}
      <TextField label={say('editor.question_hint')} value={question.hint} typed={hint => set({ hint })} />
      <Toggle
        label={say('editor.question_optional')}
        on={question.optional}
        turned={optional => set({ optional })}
      />
    </>
  );
}

/** A default of one kind is none of another, and a choice needs something to choose from. */
function kindChange({ options, columns }: Question, kind: QuestionKind): Partial<Question> {
  const needsOptions = (kind === 'choice' || kind === 'several') && options.length === 0;
  const needsColumns = kind === 'rows' && columns.length === 0;
  return {
    kind,
    default: '',
    ...(needsOptions && { options: say('editor.example_things').split(', ') }),
    ...(needsColumns && { columns: [say('editor.example_item'), say('editor.example_price')] }),
  };
}

interface ChosenProps {
  label: string;
  value: string;
  choices: readonly string[];
  typed(value: string): void;
}

/** A name that may be picked or typed. */
function Chosen({ label, value, choices, typed }: ChosenProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label}>
      <input
        {...described(label, id)}
        id={id}
        class="input"
        dir="ltr"
        spellcheck={false}
        list={`${id}-choices`}
        value={value}
        onInput={event => typed(event.currentTarget.value)}
      />
      <datalist id={`${id}-choices`}>
        {choices.map(choice => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </FieldFrame>
  );
}

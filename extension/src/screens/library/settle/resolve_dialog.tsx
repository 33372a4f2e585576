import { useId, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { LIQUID_FIELDS, type Template } from '@/template/template';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { attachmentWords } from '../../parts/attachment_words';
import { Button } from '../../parts/button';
import { Dialog } from '../dialog';
import { questionsOf } from '../editor/body/seen_liquid';
import {
  type Choice,
  type Clash,
  changedBy,
  chosen,
  differing,
  everythingFrom,
  FIELD_NAMES,
  type Field,
  obviousChoice,
  type Side,
} from './choice';
import type { SettleDoings } from './settle_doings';
import type { KeptCopy } from './ways';
import { type AskedOfBoth, LineWording, PlainWording, RichWording } from './wording';

interface ResolveDialogProps {
  original: LibraryEntry;
  kept: KeptCopy;
  settle: SettleDoings;
  sanitise(html: string): string;
  close(): void;
}

/** Two wordings of one template side by side; of each field that differs, one is chosen. Or both are kept. */
export function ResolveDialog({ original, kept, settle, sanitise, close }: ResolveDialogProps) {
  const clash: Clash = { theirs: original.template, mine: kept.template, base: kept.copy.base };
  const [choice, choose] = useState<Choice>(() => obviousChoice(clash));
  const template = chosen(clash, choice);
  const fields = differing(clash);

  const done = (act: Promise<void>) => {
    close();
    void act;
  };
  const save = (event: Event) => {
    event.preventDefault();
    if (template) done(settle.resolve(kept, { template, seen: original.template }));
  };

  const title = original.template.title || say('parts.untitled');
  return (
    <Dialog title={say('settle.two_wordings', { title })} close={close} wide>
      <form onSubmit={save}>
        <p class="muted">{say(fields.length > 0 ? 'settle.choose_parts' : 'settle.same_by_now')}</p>
        {fields.map(field => (
          <FieldChoice
            key={field}
            {...{ field, clash, sanitise }}
            side={choice[field]}
            choose={side => choose({ ...choice, [field]: side })}
          />
        ))}
        <footer class="resolve-foot">
          {fields.length > 0 && (
            <span>
              <Button onClick={() => choose(everythingFrom(clash, 'theirs'))}>
                {say('settle.all_theirs')}
              </Button>
              <Button onClick={() => choose(everythingFrom(clash, 'mine'))}>{say('settle.all_mine')}</Button>
            </span>
          )}
          <span>
            {fields.length > 0 && (
              <Button onClick={() => done(settle.keepBoth(kept))}>{say('settle.keep_both')}</Button>
            )}
            <Button weight="primary" type="submit" disabled={!template}>
              {say(template || fields.length === 0 ? 'settle.save_wording' : 'settle.choose_each')}
            </Button>
          </span>
        </footer>
      </form>
    </Dialog>
  );
}

interface FieldChoiceProps {
  field: Field;
  clash: Clash;
  side: Side | undefined;
  choose(side: Side): void;
  sanitise(html: string): string;
}

function FieldChoice({ field, clash, side, choose, sanitise }: FieldChoiceProps) {
  const [theirs, mine] = [questionsOf(clash.theirs), questionsOf(clash.mine)];
  return (
    <fieldset class="field-choice">
      <legend>
        {say(FIELD_NAMES[field])} <span class="muted">· {say(WHO[changedBy(clash, field)])}</span>
      </legend>
      {SIDES.map(each => (
        <SideChoice
          key={each}
          name={field}
          side={each}
          isChosen={side === each}
          choose={() => choose(each)}
          text={textOf(clash[each][field])}
          other={textOf(clash[each === 'mine' ? 'theirs' : 'mine'][field])}
          asked={each === 'mine' ? { own: mine, other: theirs } : { own: theirs, other: mine }}
          sanitise={sanitise}
        />
      ))}
    </fieldset>
  );
}

interface SideChoiceProps {
  name: Field;
  side: Side;
  isChosen: boolean;
  choose(): void;
  text: string;
  other: string;
  asked: AskedOfBoth;
  sanitise(html: string): string;
}

/** The text is no part of the label: a reply may hold lists and links, which a label may not. */
function SideChoice({ name, side, isChosen, choose, ...wordings }: SideChoiceProps) {
  const id = useId();
  return (
    <div class={isChosen ? 'side-choice is-chosen' : 'side-choice'}>
      <label>
        <input type="radio" name={name} checked={isChosen} onChange={choose} aria-describedby={id} />
        {say(SIDE_NAMES[side])}
      </label>
      <Wording {...{ id, name, ...wordings }} />
    </div>
  );
}

type ShownWording = Pick<SideChoiceProps, 'name' | 'text' | 'other' | 'asked' | 'sanitise'>;

function Wording({ id, name, text, other, asked, sanitise }: ShownWording & { id: string }) {
  if (name === 'body') return <RichWording {...{ id, text, other, asked, sanitise }} />;
  if (LIQUID_FIELDS.some(each => each === name)) return <LineWording {...{ id, text, other, asked }} />;
  return <PlainWording {...{ id, text, other }} />;
}

const SIDES = ['theirs', 'mine'] as const;
const SIDE_NAMES: Record<Side, Word> = { theirs: 'settle.theirs', mine: 'settle.mine' };
const WHO: Record<Side | 'both', Word> = {
  theirs: 'settle.by_theirs',
  mine: 'settle.by_mine',
  both: 'settle.by_both',
};

function textOf(value: Template[Field]): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return say(value ? 'settle.yes' : 'settle.no');
  return value.map(each => (typeof each === 'string' ? each : attachmentWords(each))).join(', ');
}

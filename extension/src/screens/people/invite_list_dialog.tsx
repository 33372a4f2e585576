import { useState } from 'preact/hooks';
import type { Answered } from '@/library/service';
import { say } from '@/words/say';
import { Dialog } from '../library/dialog';
import { Button } from '../parts/button';
import { SelectField, TextArea } from '../parts/field';
import { unansweredWords } from '../parts/unanswered_words';
import type { Desk } from './desk';
import { LineOutcomes } from './line_outcomes';
import { givenBy } from './may';
import { MOST_LINES, type PastedLine, pastedPeople } from './pasted_people';
import { roleName } from './right_words';
import type { InvitationLink, LineOutcome, Role } from './shapes';

interface InviteListDialogProps {
  desk: Desk;
  close(): void;
  made(links: readonly InvitationLink[]): void;
}

type Step =
  | { kind: 'pasting' }
  | { kind: 'checked'; lines: readonly PastedLine[]; outcomes: readonly LineOutcome[] };

/** Invites many: paste them, see line by line what would happen, then send. What has a problem is left out. */
export function InviteListDialog({ desk, close, made }: InviteListDialogProps) {
  const [text, setText] = useState('');
  const [usual, setUsual] = useState<Role>('agent');
  const [step, setStep] = useState<Step>({ kind: 'pasting' });
  const [refusal, refuse] = useState('');
  const [asking, setAsking] = useState(false);
  const lines = pastedPeople(text, usual);

  const ask = async (where: 'check' | 'list', sent: readonly PastedLine[]) => {
    setAsking(true);
    refuse('');
    const path = `${desk.path}/invitations/${where}`;
    const answer: Answered<{ lines: LineOutcome[] }> = await desk.service.ask('POST', path, { lines: sent });
    setAsking(false);
    if (answer.kind === 'told') return answer.value.lines;
    refuse(unansweredWords(answer));
    return null;
  };

  const check = async (event: Event) => {
    event.preventDefault();
    const outcomes = lines.length > 0 && lines.length <= MOST_LINES ? await ask('check', lines) : null;
    if (outcomes) setStep({ kind: 'checked', lines, outcomes });
  };
  const send = async (event: Event) => {
    event.preventDefault();
    if (step.kind !== 'checked') return;
    const good = step.lines.filter((_, nth) => !step.outcomes[nth]?.code);
    const outcomes = await ask('list', good);
    if (!outcomes) return;
    const links = outcomes.flatMap(each => each.invitation ?? []);
    if (links.length === outcomes.length) return made(links);
    // Somebody joined, or was invited, since it was checked.
    setStep({ kind: 'checked', lines: good, outcomes });
    if (links.length > 0) made(links);
  };

  const good = step.kind === 'checked' ? step.outcomes.filter(each => !each.code).length : 0;
  return (
    <Dialog title={say('people.invite_many')} close={close} wide>
      {step.kind === 'pasting' ? (
        <form onSubmit={event => void check(event)}>
          <TextArea
            label={say('people.paste_label')}
            hint={say('people.paste_hint')}
            error={lines.length > MOST_LINES ? say('people.too_many_lines', { most: MOST_LINES }) : refusal}
            rows={8}
            spellcheck={false}
            autofocus
            value={text}
            typed={setText}
          />
          <div class="paste-more">
            <label class="button file-button">
              {say('people.choose_csv')}
              <input
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/plain"
                aria-label={say('people.choose_csv')}
                onChange={event => void event.currentTarget.files?.[0]?.text().then(setText)}
              />
            </label>
            <SelectField
              label={say('people.usual_role')}
              value={usual}
              options={givenBy(desk.team.role).map(each => ({ value: each, label: roleName(each) }))}
              chosen={value => setUsual(value as Role)}
            />
          </div>
          <footer>
            <Button onClick={close}>{say('common.cancel')}</Button>
            <Button weight="primary" type="submit" disabled={asking || lines.length === 0}>
              {say('people.check_lines', { count: lines.length })}
            </Button>
          </footer>
        </form>
      ) : (
        <form onSubmit={event => void send(event)}>
          <LineOutcomes lines={step.lines} outcomes={step.outcomes} />
          {refusal && (
            <p class="field-error" role="alert">
              {refusal}
            </p>
          )}
          <footer>
            <Button onClick={() => setStep({ kind: 'pasting' })}>{say('people.back_to_list')}</Button>
            <Button weight="primary" type="submit" disabled={asking || good === 0}>
              {say('people.send_invitations', { count: good })}
            </Button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { shownDate, shownList } from '@/words/shown';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { ActDialog } from './act_dialog';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import { CompanySignIn } from './company_sign_in';
import type { Desk } from './desk';
import { roleName } from './right_words';
import type { SignIn } from './shapes';

/** How everybody in the team signs in: what the service offers, and whether a second step is asked. */
export function TeamSignIn({ desk }: { desk: Desk }) {
  const [asked, again] = useAsked<SignIn>(desk, `${desk.path}/sign-in`);
  const [changing, setChanging] = useState(false);
  return (
    <section class="card">
      <h2>{say('people.team_sign_in')}</h2>
      <AnswerArea asked={asked} again={again}>
        {signIn => (
          <>
            <dl class="account-lines sign-in-lines">
              <div>
                <dt>{say('people.passwords')}</dt>
                <dd>{signIn.passwords ? say('people.passwords_on') : say('people.passwords_off')}</dd>
              </div>
              <div>
                <dt>{say('people.company')}</dt>
                <dd>{companyWords(signIn)}</dd>
              </div>
              <div>
                <dt>{say('people.letters')}</dt>
                <dd>{signIn.sends_mail ? say('people.letters_on') : say('people.letters_off')}</dd>
              </div>
              <div>
                <dt>{say('people.second_step')}</dt>
                <dd>
                  {signIn.second_step_due
                    ? say('people.second_step_required', {
                        from: shownDate(new Date(signIn.second_step_due)),
                      })
                    : say('people.second_step_optional')}
                </dd>
              </div>
            </dl>
            <p class="muted">{say('people.set_by_operator')}</p>
            {signIn.passwords && (
              <>
                <Without signIn={signIn} />
                <Button onClick={() => setChanging(true)}>
                  {signIn.second_step_due ? say('people.make_optional') : say('people.require_second_step')}
                </Button>
              </>
            )}
            <CompanySignIn desk={desk} signIn={signIn} />
            {changing && (
              <SecondStepDialog
                desk={desk}
                signIn={signIn}
                close={() => setChanging(false)}
                done={() => {
                  setChanging(false);
                  desk.say(say('people.sign_in_saved'));
                  void again();
                }}
              />
            )}
          </>
        )}
      </AnswerArea>
    </section>
  );
}

function Without({ signIn: { without_second_step: without } }: { signIn: SignIn }) {
  if (without.length === 0) return <p class="state ok">{say('people.all_have_second_step')}</p>;
  return (
    <details class="explained">
      <summary>{say('people.without_second_step', { count: without.length })}</summary>
      <p dir="auto">{shownList(without.map(each => each.name))}</p>
    </details>
  );
}

interface SecondStepDialogProps {
  desk: Desk;
  signIn: SignIn;
  close(): void;
  done(): void;
}

function SecondStepDialog({ desk, signIn, close, done }: SecondStepDialogProps) {
  const [days, setDays] = useState('7');
  const path = `${desk.path}/sign-in`;
  if (signIn.second_step_due) {
    return (
      <ActDialog
        title={say('people.make_optional')}
        verb={say('people.make_optional')}
        weight="danger"
        act={() => desk.service.ask('PUT', path, { second_step: 'optional' })}
        done={done}
        close={close}
      >
        <p>{say('people.make_optional_effect')}</p>
      </ActDialog>
    );
  }
  return (
    <ActDialog
      title={say('people.require_second_step')}
      verb={say('people.require')}
      act={() => desk.service.ask('PUT', path, { second_step: 'required', days: Number(days) })}
      done={done}
      close={close}
    >
      <p>{say('people.require_effect', { count: signIn.without_second_step.length })}</p>
      <SelectField
        label={say('people.require_from')}
        value={days}
        options={DAYS.map(each => ({ value: String(each), label: say('people.in_days', { count: each }) }))}
        chosen={setDays}
      />
    </ActDialog>
  );
}

const DAYS = [0, 1, 3, 7, 14, 30];

function companyWords({ company, company_domains, company_joins_as }: SignIn): string {
  if (company === null) return say('people.company_off');
  return say('people.company_on', {
    name: company,
    domains: company_domains.length > 0 ? shownList(company_domains) : say('people.all_domains'),
    joins: company_joins_as ? 'yes' : 'no',
    role: company_joins_as ? roleName(company_joins_as) : '',
  });
}

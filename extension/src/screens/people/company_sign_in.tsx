import { useState } from 'preact/hooks';
import type { Unanswered } from '@/library/service';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { unansweredWords } from '../parts/unanswered_words';
import { CopyLine } from './copy_line';
import type { Desk } from './desk';
import type { CompanyCheck, SignIn } from './shapes';

/** Whether the company's own sign-in answers, and what it has to be told of this service. */
export function CompanySignIn({ desk, signIn }: { desk: Desk; signIn: SignIn }) {
  const isOn = signIn.company !== null;
  return (
    <>
      <details class="explained company-setup">
        <summary>{isOn ? say('people.company_back') : say('people.company_setup')}</summary>
        <p class="muted">{isOn ? say('people.company_back_meaning') : say('people.company_setup_meaning')}</p>
        <CopyLine label={say('people.company_back')} text={signIn.company_back} />
      </details>
      {isOn && <Check desk={desk} />}
    </>
  );
}

type Checking =
  | { kind: 'not asked' | 'asking' }
  | { kind: 'told'; check: CompanyCheck }
  | { kind: 'failed'; why: Unanswered };

function Check({ desk }: { desk: Desk }) {
  const [checking, set] = useState<Checking>({ kind: 'not asked' });
  const check = async () => {
    if (checking.kind === 'asking') return;
    set({ kind: 'asking' });
    const answer = await desk.service.ask<CompanyCheck>('POST', `${desk.path}/sign-in/check`);
    set(answer.kind === 'told' ? { kind: 'told', check: answer.value } : { kind: 'failed', why: answer });
  };
  return (
    <div class="company-check">
      <Button aria-disabled={checking.kind === 'asking'} onClick={() => void check()}>
        {checking.kind === 'asking' ? say('people.company_checking') : say('people.company_check')}
      </Button>
      <div role="status">
        {checking.kind === 'told' && <Found check={checking.check} />}
        {checking.kind === 'failed' && <p class="field-error">{unansweredWords(checking.why)}</p>}
      </div>
    </div>
  );
}

function Found({ check: { outcome, address, told } }: { check: CompanyCheck }) {
  if (outcome === 'answers') return <p class="state ok">{say('people.company_answers')}</p>;
  return (
    <p class="field-error company-fault">
      {say(`people.company_${outcome}`, { address, told: told || say('people.company_nothing') })}
    </p>
  );
}

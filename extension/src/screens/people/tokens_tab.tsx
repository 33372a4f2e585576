import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { shownDate, shownSince } from '@/words/shown';
import { Dialog } from '../library/dialog';
import { useFocusKept } from '../library/use_focus_kept';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { ActDialog } from './act_dialog';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import { CopyLine } from './copy_line';
import type { Desk } from './desk';
import { managesPeople } from './may';
import { NewToken } from './new_token';
import type { ApiToken } from './shapes';
import { scopeName } from './token_words';

/** Ways in for scripts: one's own, and for who manages people everybody's. */
export function TokensTab({ desk }: { desk: Desk }) {
  const [mine, readMine] = useAsked<ApiToken[]>(desk, '/v1/me/api-tokens');
  const manages = managesPeople(desk.team.role);
  const [all, readAll] = useAsked<ApiToken[]>(desk, manages ? `${desk.path}/api-tokens` : null);
  const [making, setMaking] = useState(false);
  const [secret, tell] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<{ token: ApiToken; path: string } | null>(null);
  const again = async () => void (await Promise.all([readMine(), readAll()]));

  return (
    <div class="people-stack">
      <section class="card">
        <header class="card-head">
          <h2>{say('people.my_tokens')}</h2>
          <Button weight="primary" onClick={() => setMaking(true)}>
            {say('people.new_token')}
          </Button>
        </header>
        <p class="muted">{say('people.tokens_meaning')}</p>
        <AnswerArea asked={mine} again={readMine}>
          {tokens => (
            <TokenList
              desk={desk}
              tokens={tokens.filter(each => each.team === desk.team.id)}
              revoke={token => setRevoking({ token, path: `/v1/me/api-tokens/${token.id}` })}
            />
          )}
        </AnswerArea>
      </section>
      {manages && (
        <section class="card">
          <h2>{say('people.team_tokens')}</h2>
          <p class="muted">{say('people.team_tokens_meaning')}</p>
          <AnswerArea asked={all} again={readAll}>
            {tokens => (
              <TokenList
                desk={desk}
                tokens={tokens}
                revoke={token => setRevoking({ token, path: `${desk.path}/api-tokens/${token.id}` })}
              />
            )}
          </AnswerArea>
        </section>
      )}
      {making && (
        <NewToken
          desk={desk}
          close={() => setMaking(false)}
          made={token => {
            setMaking(false);
            tell(token);
            void again();
          }}
        />
      )}
      {secret && (
        <Dialog title={say('people.token_made')} close={() => tell(null)}>
          <p>{say('people.token_once')}</p>
          <CopyLine label={say('people.token')} text={secret} />
          <footer>
            <Button weight="primary" onClick={() => tell(null)}>
              {say('common.close')}
            </Button>
          </footer>
        </Dialog>
      )}
      {revoking && (
        <ActDialog<null>
          title={say('people.revoke_title', { name: revoking.token.name })}
          verb={say('people.revoke')}
          weight="danger"
          act={() => desk.service.ask('DELETE', revoking.path)}
          done={() => {
            setRevoking(null);
            desk.say(say('people.revoked', { name: revoking.token.name }));
            void again();
          }}
          close={() => setRevoking(null)}
        >
          <p>{say('people.revoke_effect')}</p>
        </ActDialog>
      )}
    </div>
  );
}

interface TokenListProps {
  desk: Desk;
  tokens: readonly ApiToken[];
  revoke(token: ApiToken): void;
}

function TokenList({ desk, tokens, revoke }: TokenListProps) {
  useFocusKept(String(tokens.length), ['.people .card-head button']);
  if (tokens.length === 0) return <Empty title={say('people.no_tokens')} />;
  return (
    <ul class="lines">
      {tokens.map(token => (
        <li key={token.id}>
          <span class="line-words">
            <span>
              <strong dir="auto">{token.name}</strong> <span class="badge">{scopeName(token.scope)}</span>
            </span>
            <span class="muted" dir="auto">
              {token.person_name && `${token.person_name} · `}
              {say('people.token_times', {
                used: token.last_used_at
                  ? shownSince(new Date(token.last_used_at), desk.now)
                  : say('people.never'),
                until: token.expires_at ? shownDate(new Date(token.expires_at)) : say('people.never'),
              })}
            </span>
          </span>
          <Button
            weight="danger"
            aria-label={say('people.revoke_of', { name: token.name })}
            onClick={() => revoke(token)}
          >
            {say('people.revoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

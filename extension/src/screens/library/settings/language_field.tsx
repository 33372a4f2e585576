import { useState } from 'preact/hooks';
import { chosenLanguage } from '@/library/settings';
import type { LanguageChosen, View, Workspace } from '@/library/workspace';
import { LANGUAGES, languageFor, OWN_NAMES } from '@/words/language';
import { say } from '@/words/say';
import { SelectField } from '../../parts/field';

/** What the screens speak. Who is signed in chooses it for their account, too. */
export function LanguageField({ view, workspace }: { view: View; workspace: Workspace }) {
  const { settings, account } = view;
  const [outcome, setOutcome] = useState<LanguageChosen>('kept');
  const choose = (language: string) => void workspace.changeLanguage(language).then(setOutcome);

  return (
    <>
      <SelectField
        label={say('settings.language')}
        hint={say(account ? 'settings.language_hint_account' : 'settings.language_hint')}
        value={chosenLanguage(settings, account)}
        options={languages()}
        chosen={choose}
      />
      {outcome === 'waits' && (account?.language ?? '') !== settings.language && (
        <p class="muted" role="status">
          {say('settings.language_waits')}
        </p>
      )}
      {outcome === 'refused' && (
        <p class="field-error" role="alert">
          {say('settings.language_not_told')}
        </p>
      )}
    </>
  );
}

/** Each by its own name: whoever came into one that they cannot read finds the way out. */
function languages() {
  const browsers = OWN_NAMES[languageFor(navigator.languages)];
  return [
    { value: '', label: say('settings.language_as_browser', { language: browsers }) },
    ...LANGUAGES.map(language => ({ value: language, label: OWN_NAMES[language] })),
  ];
}

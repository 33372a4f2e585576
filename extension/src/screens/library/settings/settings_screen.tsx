import type { Settings } from '@/library/settings';
import type { View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { Toggle } from '../../parts/choice_field';
import { PageHead } from '../page_head';
import { AccountCard } from './account_card';
import { ExtensionCard } from './extension_card';
import { LanguageField } from './language_field';
import { WritingSettings } from './writing_settings';

interface SettingsScreenProps {
  view: View;
  workspace: Workspace;
  /** Leads to the edits that wait for a decision. */
  settle(): void;
}

/** What a person may set. Everything holds at once; there is nothing to save. */
export function SettingsScreen({ view, workspace, settle }: SettingsScreenProps) {
  const { settings } = view;
  const change = (part: Partial<Settings>) => void workspace.changeSettings(part);

  return (
    <div class="page">
      <div class="page-inner">
        <PageHead title={say('settings.title')} />
        <AccountCard {...{ view, workspace, settle }} />

        <section class="card">
          <h2>{say('settings.screens')}</h2>
          <LanguageField {...{ view, workspace }} />
          <Toggle
            label={say('settings.letter_keys')}
            on={settings.letter_keys}
            turned={letter_keys => change({ letter_keys })}
          />
        </section>

        {workspace.surface === 'extension' ? (
          <WritingSettings view={view} change={change} />
        ) : (
          <ExtensionCard />
        )}
      </div>
    </div>
  );
}

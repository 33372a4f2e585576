import type { Settings } from '@/library/settings';
import type { View, Workspace } from '@/library/workspace';
import { Toggle } from '../../parts/choice_field';
import { PageHead } from '../page_head';
import { AccountCard } from './account_card';
import { KeyRecorder } from './key_recorder';
import { SavedField } from './saved_field';
import { SiteList } from './site_list';
import { ValueList } from './value_list';

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
        <PageHead title="Settings" />
        <AccountCard {...{ view, workspace, settle }} />

        <section class="card">
          <h2>Typing</h2>
          <p class="muted">
            A shortcut and Tab puts the template into the message, in every field of every page.
          </p>
          <div class="short-field">
            <SavedField
              label="Prefix"
              hint="A shortcut that starts with this also expands without Tab, as soon as a delimiter follows."
              value={settings.prefix}
              save={prefix => change({ prefix: prefix.trim() })}
              maxLength={4}
            />
          </div>
          <Toggle
            label={`Expand ${settings.prefix || 'prefixed '}shortcuts as soon as a space, a comma or Enter follows`}
            on={settings.expands_at_delimiter}
            turned={expands_at_delimiter => change({ expands_at_delimiter })}
            disabled={settings.prefix === ''}
          />
          <Toggle
            label={`Offer templates in a list as soon as ${settings.prefix || 'the prefix'} and a letter are typed`}
            on={settings.suggests}
            turned={suggests => change({ suggests })}
            disabled={settings.prefix === ''}
          />
          <Toggle
            label="Backspace right after a reply brings back what was typed, as undo does"
            on={settings.backspace_undoes}
            turned={backspace_undoes => change({ backspace_undoes })}
          />
          <div class="setting-line">
            <span>
              Open the palette
              <small>
                Searches all templates where you write. Choose keys that your mail page does not use itself.
              </small>
            </span>
            <KeyRecorder keys={settings.palette_key} recorded={palette_key => change({ palette_key })} />
          </div>
        </section>

        <section class="card">
          <h2>You</h2>
          <p class="muted">
            {view.account
              ? 'Templates sign with your account. These are used where it does not say.'
              : 'What {{ account.name }} and {{ account.email }} become.'}
          </p>
          <div class="two-fields">
            <SavedField
              label="Name"
              value={settings.name}
              save={name => change({ name })}
              autocomplete="name"
            />
            <SavedField
              label="Email"
              type="email"
              value={settings.email}
              save={email => change({ email })}
              autocomplete="email"
            />
          </div>
          <SavedField
            label="Language of dates"
            hint={`A template’s own language comes first. Empty takes the browser’s, ${navigator.language}.`}
            value={settings.locale}
            save={locale => change({ locale: locale.trim() })}
            error={localeProblem(settings.locale)}
            placeholder={navigator.language}
          />
        </section>

        <section class="card">
          <h2>Values</h2>
          <p class="muted">
            What {'{{ team.return_days }}'} and the like become in every template. Where your team sets one,
            that one is used.
          </p>
          <ValueList own={settings.values} team={view.team} changed={values => change({ values })} />
        </section>

        <section class="card">
          <h2>Sites to stay away from</h2>
          <p class="muted">Nothing listens there. Password and card fields are never touched anywhere.</p>
          <SiteList sites={settings.blocked_sites} changed={blocked_sites => change({ blocked_sites })} />
        </section>
      </div>
    </div>
  );
}

function localeProblem(locale: string): string | undefined {
  if (!locale) return undefined;
  try {
    Intl.getCanonicalLocales(locale);
    return undefined;
  } catch {
    return 'Write a language as en, en-GB or zh-CN.';
  }
}

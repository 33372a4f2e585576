/** What a person may set; kept in the browser, each with a default that needs no thought. */
export interface Settings {
  /** A shortcut that starts with this expands as soon as a delimiter follows. */
  prefix: string;
  expands_at_delimiter: boolean;
  /** Backspace as the first key after a reply takes the reply back. */
  backspace_undoes: boolean;
  /** Whether a list of templates opens under the caret while a shortcut is typed. */
  suggests: boolean;
  /** As in `Ctrl+Space`: modifiers and one key's name, with plus signs between. */
  palette_key: string;
  /** Host names where nothing listens; a leading dot takes in subdomains. */
  blocked_sites: string[];
  /** What the screens speak, one of `LANGUAGES`; empty takes the browser's. */
  language: string;
  /** Whether a letter by itself does something on the library's screens. */
  letter_keys: boolean;
  /** How replies write dates and numbers, BCP 47; empty takes the browser's. */
  locale: string;
  /** Who writes, where no account says it. */
  name: string;
  email: string;
  /** What `team.*` becomes where no team sets it, by name. */
  values: Record<string, string>;
  /** What the preview of a template is filled with, and how it is drawn. */
  preview: PreviewSettings;
}

export interface PreviewSettings {
  /** Whom it is for, one of `SAMPLES`. */
  person: string;
  /** BCP 47; empty takes the template's own. */
  language: string;
  width: 'mail' | 'phone';
  form: 'rich' | 'plain';
  /** How the mail client that shows it is coloured; empty as the screen is. */
  scheme: '' | 'light' | 'dark';
  /** The person's own example. */
  own: { name: string; email: string; subject: string; message: string };
}

/** What the screens speak: as chosen in this browser, else for the account; empty is as the browser does. */
export function chosenLanguage(
  settings: Pick<Settings, 'language'>,
  account: { language?: string | null } | null,
): string {
  return settings.language || account?.language || '';
}

export const DEFAULT_SETTINGS: Settings = {
  prefix: ';',
  expands_at_delimiter: true,
  backspace_undoes: false,
  suggests: true,
  palette_key: 'Ctrl+Space',
  blocked_sites: [],
  language: '',
  letter_keys: true,
  locale: '',
  name: '',
  email: '',
  values: {},
  preview: {
    person: 'ada',
    language: '',
    width: 'mail',
    form: 'rich',
    scheme: '',
    own: { name: '', email: '', subject: '', message: '' },
  },
};

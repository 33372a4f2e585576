import { defineConfig } from 'wxt';
import { bareVocabulary, leanLiquid } from './lean_packages.ts';
import { inParts, PART_GROUPS } from './page_parts.ts';
import { compiledWords } from './words_plugin.ts';

/** Fixes the extension's id wherever it is loaded unpacked, so that the service can name its redirect. */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwTL9llJGJ3ieNzaVaR+egmSJqlHxgHcZq2IVPbsicVdBCxjR0uc0bcIgmIPqIIpmzYpnG0L/Vw57OqTmd0MAXS5LJn6/Y5jg8CsA3nBU2lE1gYanopJ7YK8raqqA0qZfC4t2DGfjSmfCLZMufvJzoz47mjywLkkik4yHyfYYR9YAz/w/Wg43Aox26Zj0PcrB3/03SrilBaCgpxd0tABVEL/Zju1+07EADEwfKseLX3BLmOC8qCLdQA8496MKT7CgAxSGpc2Vi9CPL93RRo+DXkeQxvQM8fpZ1QlLL5vXhsV1kn8AvNdny0RbYcjapQjyy12xXqGVc1XmMxbEq0dcWQIDAQAB';

const ONLY_CHROMIUM = {
  key: PUBLIC_KEY,
  minimum_chrome_version: '120',
  // What a company may set by policy; Firefox takes it from its policies without a description.
  storage: { managed_schema: 'company.json' },
};

const ONLY_FIREFOX = {
  browser_specific_settings: {
    gecko: {
      // The service knows it too (`FIREFOX_ID`), for the sign-in with a code.
      id: 'rejoinder@self-hosted',
      // The first that asks a person, when the extension is installed, about what it sends.
      strict_min_version: '140.0',
      // Who signs in to a service of their own sends it proof of who they are, and whom they invite; see docs/privacy.md.
      data_collection_permissions: {
        required: ['authenticationInfo' as const, 'personallyIdentifyingInfo' as const],
      },
    },
    gecko_android: { strict_min_version: '142.0' },
  },
};

export default defineConfig({
  srcDir: 'src',
  imports: false,
  vite: () => ({ plugins: [compiledWords] }),
  hooks: {
    'vite:build:extendConfig': ([entry], config) => {
      if (entry?.name !== 'page' || !config.build?.lib) return;
      config.build.lib.formats = ['cjs'];
      config.plugins?.push(leanLiquid, bareVocabulary, inParts);
      const names = { entryFileNames: 'page.js', chunkFileNames: '[name].js' };
      const output = { ...names, codeSplitting: { groups: PART_GROUPS } };
      config.build.rolldownOptions = { output };
    },
  },
  manifest: ({ browser }) => ({
    name: 'Rejoinder',
    // In the browser's language, out of `public/_locales`; the name is the same in all of them.
    default_locale: 'en',
    description: '__MSG_description__',
    ...(browser === 'firefox' ? ONLY_FIREFOX : ONLY_CHROMIUM),
    // Why each one: docs/permissions.md.
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms', 'clipboardRead', 'contextMenus'],
    host_permissions: ['<all_urls>'],
    // The service's sign-in page leads there, so a page must be able to open it; it says nothing in a frame.
    web_accessible_resources: [{ resources: ['signed-in.html'], matches: ['<all_urls>'] }],
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['arrival.js'],
        all_frames: true,
        match_about_blank: true,
        // Also frames that a page writes by script or opens from `srcdoc`, `data:` and `blob:`.
        match_origin_as_fallback: true,
        run_at: 'document_start',
      },
    ],
  }),
});

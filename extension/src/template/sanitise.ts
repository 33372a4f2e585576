import createDOMPurify, { type Config, type UponSanitizeAttributeHookEvent } from 'dompurify';
import allowed from '../../../shared_templates/allowed_html.json';
import { ATTRIBUTES_BY_TAG, IMAGE, LINK, safeStyle } from './allowed';

const ATTRIBUTES = Object.values(allowed.attributes).flat();

/** What DOMPurify may leave standing; the same list that the service uses. */
const allowedHtml: Config = {
  ALLOWED_TAGS: allowed.tags,
  ALLOWED_ATTR: ATTRIBUTES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Of links and images alike; the hook below knows which is which.
  ALLOWED_URI_REGEXP: new RegExp(`${LINK.source}|${IMAGE.source}`, 'i'),
  // DOMPurify holds every other attribute's value to be an address: `width="40"` would go as no allowed link.
  ADD_URI_SAFE_ATTR: ATTRIBUTES.filter(name => name !== 'href' && name !== 'src'),
  // A script of the extension needs no policy; making one would report a breach to the owner of a strict page.
  TRUSTED_TYPES_POLICY: null,
  SANITIZE_DOM: true,
  KEEP_CONTENT: true,
  FORBID_CONTENTS: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'title'],
};

/** A function that takes out of HTML everything that `allowed_html.json` does not name. Runs no script of it. */
export function sanitiser(window: Window & typeof globalThis): (html: string) => string {
  const purifier = createDOMPurify(window);
  purifier.addHook('uponSanitizeAttribute', keepAttribute);
  return html => purifier.sanitize(html, { ...allowedHtml, RETURN_DOM: false, RETURN_TRUSTED_TYPE: false });
}

function keepAttribute(element: Element, event: UponSanitizeAttributeHookEvent): void {
  const tag = element.tagName.toLowerCase();
  const own = ATTRIBUTES_BY_TAG[tag] ?? ATTRIBUTES_BY_TAG['*'];
  if (!own?.has(event.attrName)) event.keepAttr = false;
  else if (event.attrName === 'src') event.keepAttr = IMAGE.test(event.attrValue.trim());
  else if (event.attrName === 'href') event.keepAttr = LINK.test(event.attrValue.trim());
  else if (event.attrName === 'style') {
    event.attrValue = safeStyle(event.attrValue);
    if (event.attrValue === '') event.keepAttr = false;
  }
}

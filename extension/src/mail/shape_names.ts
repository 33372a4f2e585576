/**
 * What a report may name. Any other word in the place of a tag or an attribute may be text: a badly quoted title
 * becomes attributes, an address in angle brackets becomes an element.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

export const TAG_NAMES = words(`
  a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
  colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame
  frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li main map mark menu
  meter nav noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp search section select
  slot small source span strong sub summary sup svg table tbody td template textarea tfoot th thead time title tr track
  u ul use var video wbr`);

/** Attributes of HTML that mark an element, states of WAI-ARIA 1.2, and what readers look for. */
export const ATTRIBUTE_NAMES = words(`
  accept accesskey action alt autocapitalize autocomplete autocorrect autofocus checked class colspan contenteditable
  datetime dir dirname disabled download draggable enctype enterkeyhint form formaction headers height hidden href
  hreflang id inert inputmode itemid itemprop itemref itemscope itemtype lang list maxlength method minlength multiple
  name nonce novalidate pattern placeholder popover readonly rel required rows rowspan sandbox scope selected size
  slot spellcheck src srcdoc srcset style tabindex target title translate type usemap value width wrap
  aria-activedescendant aria-atomic aria-autocomplete aria-braillelabel aria-brailleroledescription aria-busy
  aria-checked aria-colcount aria-colindex aria-colspan aria-controls aria-current aria-describedby aria-description
  aria-details aria-disabled aria-errormessage aria-expanded aria-flowto aria-haspopup aria-hidden aria-invalid
  aria-keyshortcuts aria-label aria-labelledby aria-level aria-live aria-modal aria-multiline aria-multiselectable
  aria-orientation aria-owns aria-placeholder aria-posinset aria-pressed aria-readonly aria-relevant aria-required
  aria-roledescription aria-rowcount aria-rowindex aria-rowspan aria-selected aria-setsize aria-sort aria-valuemax
  aria-valuemin aria-valuenow aria-valuetext
  data-address data-app-section data-conversation-reply-composer data-conversation-stream data-conversation-title
  data-cy data-email data-garden-id data-hovercard-id data-inbox-conversation-header-title data-marker data-name
  data-part-group-category data-shortcut-target data-slate-editor data-test-id data-testid data-thread-perm-id
  data-ticket-id email g_editable`);

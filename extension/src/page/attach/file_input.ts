import type { OpenShadow } from './attach';

/** A field of the page with which a person chooses files. */
export interface FileInput {
  takesMany: boolean;
  /** Puts files beside those that it holds, and tells the page; gives the way back. */
  give(files: readonly File[]): () => void;
  stillHolds(files: readonly File[]): boolean;
  /** Whether a person can see it, and by that what it holds. */
  isShown(): boolean;
}

/**
 * The field for files of the message around `place`: in its own form or window, or beside it on the page where the
 * field's name says that it is for attachments. Nothing that is there for pictures alone, or for something else.
 */
export function fileInputNear(
  place: HTMLElement,
  files: readonly File[],
  openShadow: OpenShadow,
): FileInput | null {
  let isBeside = false;
  let up = 0;
  for (let around = parentOf(place); around; around = parentOf(around)) {
    isBeside ||= ++up > CLOSE || around.matches('body, html');
    const found = inputsIn(around, openShadow).filter(input => takes(input, files));
    const [own] = isBeside ? found.filter(isForAttachments) : byAptness(found);
    if (own) return fileInput(own);
    // Beyond its form, and far from the text where there is none, only what says so is meant.
    isBeside ||= around.matches('form, dialog, [role="dialog"]');
  }
  return null;
}

/** How far up something around a text is still about it. */
const CLOSE = 8;

const byAptness = (inputs: HTMLInputElement[]): HTMLInputElement[] =>
  inputs.sort(
    (one, other) =>
      Number(isForAttachments(other)) - Number(isForAttachments(one)) ||
      Number(other.multiple) - Number(one.multiple),
  );

function takes(input: HTMLInputElement, files: readonly File[]): boolean {
  if (input.disabled || input.hasAttribute('webkitdirectory') || input.closest('[inert]')) return false;
  const holds = (input.files?.length ?? 0) > 0;
  if (holds && !input.multiple) return false;
  const kinds = input.accept
    .toLowerCase()
    .split(',')
    .map(kind => kind.trim())
    .filter(Boolean);
  if (kinds.length === 0) return true;
  if (kinds.every(kind => kind.startsWith('image/') || PICTURES.has(kind))) return false;
  return files.every(file => kinds.some(kind => isOfKind(file, kind)));
}

function isOfKind({ name, type }: File, kind: string): boolean {
  if (kind.startsWith('.')) return name.toLowerCase().endsWith(kind);
  if (kind === '*/*') return true;
  return kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind;
}

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg', '.bmp', '.heic']);

/** Its own name, or that of what it lies in closely, as mail clients have it. */
function isForAttachments(input: HTMLInputElement): boolean {
  let at: Element | null = input;
  for (let up = 0; at && up < 4; up++, at = at.parentElement) {
    const said = NAMES.map(name => at?.getAttribute(name) ?? '').join(' ');
    if (ATTACHES.test(said)) return true;
  }
  return false;
}

const NAMES = ['name', 'id', 'class', 'aria-label', 'title', 'data-testid', 'data-test-id'];
/** `Filedata` is Gmail's. */
const ATTACHES = /attach|filedata|anhang|adjunt|pi[eè]ce.?jointe|allegat|lampiran|附件|添付/i;

function fileInput(input: HTMLInputElement): FileInput {
  const names = (files: Iterable<File>) => [...files].map(({ name, size }) => `${size} ${name}`);
  return {
    takesMany: input.multiple,
    give(files) {
      const before = [...(input.files ?? [])];
      put(input, [...before, ...files]);
      return () => put(input, before);
    },
    stillHolds(files) {
      const held = names(input.files ?? []);
      return names(files).every(name => held.includes(name));
    },
    isShown: () =>
      input.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isLarge(input),
  };
}

function put(input: HTMLInputElement, files: readonly File[]): void {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  input.files = held.files;
  for (const type of ['input', 'change'])
    input.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
}

/** Many are hidden by making them a dot. */
function isLarge(input: HTMLInputElement): boolean {
  const { width, height } = input.getBoundingClientRect();
  return width > 40 && height > 10;
}

function inputsIn(around: Element, openShadow: OpenShadow): HTMLInputElement[] {
  const found = [...around.querySelectorAll<HTMLInputElement>('input[type="file"]')];
  if (around.childElementCount > 0 && found.length > 0) return found;
  const within = openShadow(around as HTMLElement);
  return within ? [...within.querySelectorAll<HTMLInputElement>('input[type="file"]')] : found;
}

function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

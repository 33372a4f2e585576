import type { Service } from '@/library/service';

/** What became of a picture that a person put into a reply. */
export type ImageKeeping =
  | { kind: 'kept'; src: string; width: number }
  | { kind: 'refused'; because: 'no_picture' | 'too_large' };

/** Puts a picture where the reply can refer to it: in the reply itself, or with the service. */
export type KeepImage = (file: File) => Promise<ImageKeeping>;

/** How large a picture may be inside a reply, in bytes: a body holds 256 KiB in all, and mail clients cut long ones. */
export const LARGEST = 60 * 1024;

/** Keeps a picture in the reply itself, scaled down as far as it must be. Other kinds than mail clients show become JPEG. */
export const keepInline: KeepImage = async file => {
  if (!file.type.startsWith('image/')) return { kind: 'refused', because: 'no_picture' };
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return { kind: 'refused', because: 'no_picture' };

  try {
    if (SHOWN.has(file.type) && file.size <= LARGEST && picture.width <= (WIDTHS[0] ?? 0)) {
      return { kind: 'kept', src: await addressOf(file), width: picture.width };
    }
    for (const widest of WIDTHS) {
      const width = Math.min(widest, picture.width);
      const scaled = await drawn(picture, width);
      if (scaled && scaled.size <= LARGEST) return { kind: 'kept', src: await addressOf(scaled), width };
    }
    return { kind: 'refused', because: 'too_large' };
  } finally {
    picture.close();
  }
};

/**
 * As `keepInline`, but what would have to be made smaller for that goes to the team's service, which shows it to
 * whoever reads the mail. Where that cannot be reached, or refuses, it is made smaller after all.
 */
export function keepWith(service: Service, team: string): KeepImage {
  return async file => {
    const fit = await fitFor(file);
    if (fit) {
      const told = await service.sendFile<Shown>(`/v1/teams/${team}/images`, fit.picture);
      if (told.kind === 'told' && told.value.address.startsWith('https://'))
        return { kind: 'kept', src: told.value.address, width: fit.width };
    }
    return keepInline(file);
  };
}

/** What the service tells of a picture that it took. */
interface Shown {
  address: string;
}

/** A picture as the service takes it, as wide as a mail shows it; null where it need not go there, or is none. */
async function fitFor(file: File): Promise<{ picture: Blob; width: number } | null> {
  if (!file.type.startsWith('image/') || file.size <= LARGEST) return null;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  try {
    const width = Math.min(WIDEST_SHOWN, picture.width);
    if (SHOWN.has(file.type) && file.size <= LARGEST_SHOWN) return { picture: file, width };
    // Twice as many dots as it is wide, for sharp screens.
    const scaled = await drawn(picture, Math.min(2 * WIDEST_SHOWN, picture.width));
    return scaled && scaled.size <= LARGEST_SHOWN ? { picture: scaled, width } : null;
  } finally {
    picture.close();
  }
}

/** Bytes that a service takes of one picture; CSS pixels that a mail is wide. */
const LARGEST_SHOWN = 2 * 1024 * 1024;
const WIDEST_SHOWN = 800;

/** Of these every mail client shows each; WebP is what Outlook does not. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif']);
const WIDTHS = [800, 560, 400, 280];

function drawn(picture: ImageBitmap, width: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  // JPEG knows no transparency: what was clear would come out black.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.82));
}

async function addressOf(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const letters = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return `data:${picture.type};base64,${btoa(letters)}`;
}

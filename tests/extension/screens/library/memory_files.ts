import { digestOf, LARGEST_FILE } from '@/library/attachments';
import type { Files, Keeping, OpenedFile } from '@/library/files';
import type { Attachment } from '@/template/template';

/** The files of a workspace that lives in memory. */
export class MemoryFiles implements Files {
  private readonly kept = new Map<string, File>();

  async keep(file: File): Promise<Keeping> {
    if (file.size > LARGEST_FILE) return { kind: 'refused', because: 'too_large' };
    const digest = await digestOf(new Uint8Array(await file.arrayBuffer()));
    this.kept.set(digest, file);
    return { kind: 'kept', attachment: { name: file.name, media_type: file.type, bytes: file.size, digest } };
  }

  async open({ digest }: Attachment): Promise<OpenedFile> {
    const file = this.kept.get(digest);
    return file ? { kind: 'opened', file } : { kind: 'gone' };
  }
}

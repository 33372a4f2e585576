import type { Answered, Service } from '@/library/service';

/** A service that answers out of memory; what it is not told to know it refuses, and it can be out of reach. */
export class MemoryService implements Service {
  isReachable = true;
  /** What was asked for, as `POST /v1/…`, with the body. */
  readonly heard: { asked: string; body: unknown }[] = [];

  constructor(private readonly answers: Record<string, unknown>) {}

  async ask<Value>(method: string, path: string, body?: unknown): Promise<Answered<Value>> {
    if (!this.isReachable) return { kind: 'unreachable' };
    const asked = `${method} ${path}`;
    this.heard.push({ asked, body });
    if (!Object.hasOwn(this.answers, asked)) return { kind: 'refused', code: 'not_allowed', message: 'That is not yours.' };
    return { kind: 'told', value: this.answers[asked] as Value };
  }

  async sendFile<Value>(): Promise<Answered<Value>> {
    return { kind: 'unreachable' };
  }

  async fetchFile(): Promise<Answered<Blob>> {
    return { kind: 'unreachable' };
  }
}

import type { ShelvedEntry } from '@/library/shelf';
import type { Field, Spot } from './field';

/** What a person typed in a field to open a template. */
export interface Request {
  shortcut: string;
  spot: Spot;
  /** A character that was typed behind the shortcut and stays behind the reply. */
  ending: string;
}

/** Writes replies. Where a reply is told, null means that what was typed stays, since a person or the page wanted it so. */
export interface Writer {
  shortcut(request: Request): Promise<Spot | null>;
  /** Lets a person pick a template and writes it where the caret is. */
  palette(field: Field): Promise<void>;
  /** Writes a template that was picked elsewhere. */
  picked(entry: ShelvedEntry, field: Field): Promise<void>;
  /** Writes a template that was picked while somebody typed, in place of what they typed; null where none came in time. */
  suggested(entry: ShelvedEntry | null, spot: Spot): Promise<Spot | null>;
}

/** A writer that comes when it is first needed. */
export function laterWriter(came: () => Promise<Writer>): Writer {
  return {
    shortcut: async request => (await came()).shortcut(request),
    palette: async field => (await came()).palette(field),
    picked: async (entry, field) => (await came()).picked(entry, field),
    suggested: async (entry, spot) => (await came()).suggested(entry, spot),
  };
}

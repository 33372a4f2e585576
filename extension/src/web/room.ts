/** Whether this device is out of room: kept where it needs none, since on a full disk nothing else can be written. */
export interface Room {
  isFull(): Promise<boolean>;
  /** Something could not be written, or could be again. */
  note(stands: 'full' | 'free'): Promise<void>;
  onChange(changed: () => void, signal: AbortSignal): void;
}

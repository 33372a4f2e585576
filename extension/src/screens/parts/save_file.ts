/** Saves a file as any download; it is never opened here, whatever it holds. */
export function saveFile(file: File): void {
  const bytes = new Blob([file], { type: 'application/octet-stream' });
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

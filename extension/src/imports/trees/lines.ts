/** Where each line of a file begins, found once. */
export class Lines {
  private readonly starts = [0];

  constructor(source: string) {
    for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1))
      this.starts.push(end + 1);
  }

  /** From 1. */
  at(offset: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

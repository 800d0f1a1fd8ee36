/** Time since `start` (milliseconds since the epoch) as people say it: `8 s`, `1 min 05 s`. */
export function elapsed(start: number): string;

/** Shows that `work` goes on: a counting line in a terminal, a line each 15 s elsewhere. */
export function withProgress<T>(label: string, work: () => T | Promise<T>): Promise<T>;

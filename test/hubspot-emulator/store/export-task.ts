/** An export that was asked for; it is done at `doneAt` by the clock. */
export interface ExportTask {
  readonly id: string;
  readonly name: string;
  readonly startedAt: number;
  readonly doneAt: number;
  readonly rows: number;
  readonly csv: string;
  /** Until when each address that was given out works, by its key. */
  readonly keys: Map<string, number>;
}

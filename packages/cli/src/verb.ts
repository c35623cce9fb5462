import type { ExitCode } from './exit-codes.ts';
import type { Output } from './terminal/output.ts';

/** What a verb was called with; option values as the option table types them. */
export interface VerbInput {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stdin: () => Promise<string>;
  readonly stderr: Output;
  readonly signal: AbortSignal;
}

/** Writes a result. */
export type View<Result> = (result: Result, output: Output) => void | Promise<void>;

/** What a verb does, apart from how its result is shown. */
export interface Verb<Result> {
  run(input: VerbInput): Promise<Result>;
  readonly views: Readonly<Record<string, View<Result>>>;
  exitCode(result: Result, input: VerbInput): ExitCode;
}

/** A verb whose result type only itself knows: run, show, and say how it went. */
export interface VerbModule {
  execute(input: VerbInput, format: string, output: Output): Promise<ExitCode>;
}

export function defineVerb<Result>(verb: Verb<Result>): VerbModule {
  return {
    execute: async (input, format, output) => {
      const result = await verb.run(input);
      await verb.views[format]?.(result, output);
      return verb.exitCode(result, input);
    },
  };
}

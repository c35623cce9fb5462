import { parseCommandLine } from './command-line.ts';
import { exitCodes } from './exit-codes.ts';
import { failureOf, isExpected, ProblemsFound } from './failures.ts';
import { type Output, outputTo, wantsColor } from './terminal/output.ts';
import { writeProse } from './terminal/prose.ts';
import type { VerbInput } from './verb.ts';

/** Runs the command of this process and sets its exit code. */
export async function main(): Promise<void> {
  // `listwise … | head` ends early, and that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.clean);
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2));
}

async function run(args: readonly string[]): Promise<number> {
  const { env } = process;
  const stderr = outputTo(process.stderr, wantsColor(process.stderr, env, args.includes('--no-color')));
  const isDebugging = args.includes('--debug') || (env['LISTWISE_DEBUG'] ?? '') !== '';
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  try {
    const invocation = parseCommandLine(args, env);
    const stdout = outputTo(process.stdout, wantsColor(process.stdout, env, args.includes('--no-color')));
    if (invocation.kind === 'help') {
      stdout.write(invocation.text);
      return exitCodes.clean;
    }
    const { verb, options } = invocation;
    const input: VerbInput = {
      args: invocation.args,
      options,
      cwd: process.cwd(),
      environment: env,
      stdin: readStandardInput,
      stderr,
      signal: interrupt.signal,
    };
    const module = await verb.load();
    return await module.execute(input, (options['format'] as string | undefined) ?? verb.formats[0], stdout);
  } catch (error) {
    if (interrupt.signal.aborted) return interrupted(stderr);
    if (error instanceof ProblemsFound) return await showProblems(error, stderr);
    report(error, stderr, isDebugging);
    return exitCodes.failure;
  }
}

async function showProblems({ problems, exitCode }: ProblemsFound, stderr: Output): Promise<number> {
  const { problemLines } = await import('./views/problem-lines.ts');
  for (const line of problemLines(problems, stderr)) stderr.line(line);
  return exitCode;
}

/** The exit code that shells give to a program ended by Ctrl-C. */
function interrupted(stderr: Output): number {
  stderr.line('Stopped. Nothing was changed.');
  return 130;
}

function report(error: unknown, stderr: Output, isDebugging: boolean): void {
  const { colors } = stderr;
  const { message, hint } = failureOf(error);
  const prefix = isExpected(error) ? '' : 'This is a fault in Listwise: ';
  const indent = ' '.repeat(7);
  writeProse(`${prefix}${message}`, stderr, { first: `${colors.red(colors.bold('error:'))} `, indent });
  if (hint !== undefined) writeProse(hint, stderr, { first: indent, indent });
  if (!isExpected(error) && !isDebugging) stderr.line('       Run it again with --debug to see where, and report it.');
  if (isDebugging && error instanceof Error) {
    stderr.line(error.stack ?? '');
    if (error.cause instanceof Error) stderr.line(`caused by ${error.cause.stack}`);
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return new TextDecoder().decode(Buffer.concat(chunks));
}

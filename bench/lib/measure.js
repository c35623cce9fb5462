import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const timeTool = '/usr/bin/time';

/**
 * Runs a command as a whole process.
 * @returns {Promise<{ seconds: number, peakMegabytes: number | undefined, code: number }>} wall time, and the largest
 * resident set where GNU time is there to tell it
 */
export async function runProcess(command, args, { cwd, input, keepOutput = false } = {}) {
  const hasTime = existsSync(timeTool);
  const [file, list] = hasTime ? [timeTool, ['-f', 'peak=%M', command, ...args]] : [command, args];
  const started = process.hrtime.bigint();
  const child = spawn(file, list, { cwd, stdio: ['pipe', keepOutput ? 'pipe' : 'ignore', 'pipe'] });
  child.stdin.end(input ?? '');
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const peak = /peak=(\d+)/.exec(errors);
  return { seconds, peakMegabytes: peak === null ? undefined : Number(peak[1]) / 1024, code, output, errors };
}

/** How long the work takes in this process: the median, in seconds. */
export function secondsOf(work, { runs, warmUp }) {
  for (let run = 0; run < warmUp; run++) work();
  const seconds = Array.from({ length: runs }, () => {
    const started = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - started) / 1e9;
  });
  return median(seconds);
}

/** The median. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures two things in turn, A B A B …, so that a machine whose speed drifts does not favour one of them.
 * @returns {Promise<{ subject: number, reference: number, ratio: number, peakMegabytes: number | undefined }>} medians in
 * seconds, the median of the ratios pair by pair, and the largest peak of the subject
 */
export async function compare(subject, reference, { runs = 5, warmUp = 1 } = {}) {
  for (let i = 0; i < warmUp; i++) {
    await subject();
    await reference();
  }
  const pairs = [];
  for (let i = 0; i < runs; i++) pairs.push({ a: await subject(), b: await reference() });
  const peaks = pairs.map(({ a }) => a.peakMegabytes).filter((peak) => peak !== undefined);
  return {
    subject: median(pairs.map(({ a }) => a.seconds)),
    reference: median(pairs.map(({ b }) => b.seconds)),
    ratio: median(pairs.map(({ a, b }) => a.seconds / b.seconds)),
    peakMegabytes: peaks.length === 0 ? undefined : Math.max(...peaks),
  };
}

import { expect, it } from 'vitest';
import { folderWith, listwise, utcProject } from './kit/command.ts';

/**
 * Each rule meets the one before it twice, and matches whoever either it or `emails_delivered >= its number` matches,
 * but not both: of deliveries up to its number it matches the odd ones, and of more all, if its number is odd.
 */
const levels = 40;
const rules = Object.fromEntries(
  Array.from({ length: levels }, (_, index) => {
    const own = `emails_delivered >= ${index + 1}`;
    const before = `odd-${index}`;
    const text = index === 0 ? own : `(meets ${before} or ${own}) and not (meets ${before} and ${own})`;
    return [`rules/odd-${index + 1}.criteria`, text];
  }),
);
/** From none to beyond the last rule; the record's id is a thousand more. */
const deliveries = Array.from({ length: levels + 5 }, (_, index) => index);
const idOf = (count: number): string => String(1000 + count);
const matchesOf = (level: number): string[] => deliveries.filter((count) => Math.min(count, level) % 2 === 1).map(idOf);

async function project(): Promise<string> {
  const csv = ['Record ID,Marketing emails delivered', ...deliveries.map((count) => `${idOf(count)},${count}`)].join(
    '\n',
  );
  const cwd = folderWith({ 'listwise.yaml': utcProject, 'contacts.csv': csv, ...rules });
  expect(await listwise(['import', 'contacts.csv'], { cwd })).toMatchObject({ code: 0 });
  return cwd;
}

it('rules that meet each other twice, level upon level, are planned in one scan', async () => {
  const cwd = await project();
  const { code, stdout } = await listwise(['plan', '--members', '--format', 'json'], { cwd });
  expect(code).toBe(0);
  const planned = JSON.parse(stdout) as { rules: { id: string; members: string[] }[] };
  expect(Object.fromEntries(planned.rules.map(({ id, members }) => [id, members]))).toEqual(
    Object.fromEntries(Array.from({ length: levels }, (_, index) => [`odd-${index + 1}`, matchesOf(index + 1)])),
  );
});

it('why tells each of them once', async () => {
  const cwd = await project();
  const { code, stdout } = await listwise(['why', `odd-${levels}`, idOf(7), '--format', 'json'], { cwd });
  expect(code).toBe(0);
  const { verdict, tree } = JSON.parse(stdout) as { verdict: string; tree: Part };
  expect(verdict).toBe('match');
  const met = partsOf(tree).filter(({ kind }) => kind === 'meets');
  expect(met.filter(({ told_before }) => told_before !== true).map(({ rule }) => rule)).toEqual(
    Array.from({ length: levels - 1 }, (_, index) => `odd-${levels - 1 - index}`),
  );
  expect(met.filter(({ told_before }) => told_before === true).map(({ rule, parts }) => [rule, parts])).toEqual(
    Array.from({ length: levels - 1 }, (_, index) => [`odd-${index + 1}`, undefined]),
  );
  // 7 is odd, and so every rule from the seventh on matches; of those before it every second.
  expect(
    met.every(({ rule, verdict: each }) => (each === 'match') === matchesOf(numberOf(rule)).includes(idOf(7))),
  ).toBe(true);

  const shown = await listwise(['why', `odd-${levels}`, idOf(7)], { cwd });
  expect(shown.stdout.match(/its clauses stand above/g)).toHaveLength(levels - 1);
});

it('check tells of no error in them', async () => {
  const cwd = folderWith({ 'listwise.yaml': utcProject, ...rules });
  expect(await listwise(['check'], { cwd })).toMatchObject({ code: 0 });
});

interface Part {
  readonly kind: string;
  readonly verdict: string;
  readonly rule?: string;
  readonly told_before?: boolean;
  readonly parts?: readonly Part[];
}

function partsOf(part: Part): Part[] {
  return [part, ...(part.parts ?? []).flatMap(partsOf)];
}

function numberOf(rule: string | undefined): number {
  return Number(rule?.slice('odd-'.length));
}

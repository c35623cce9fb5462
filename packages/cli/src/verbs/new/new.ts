import { exitCodes } from '../../exit-codes.ts';
import { UsageError } from '../../failures.ts';
import { defineVerb } from '../../verb.ts';
import { writeJson } from '../../views/problem-json.ts';
import { counted } from '../../views/severity-counts.ts';
import type { NewFile } from './new-file.ts';
import { newRule } from './new-rule.ts';
import { newTest } from './new-test.ts';

export const newVerb = defineVerb<NewFile>({
  run: async (input) => {
    const [kind] = input.args;
    switch (kind) {
      case 'rule':
        return newRule(input);
      case 'test':
        return newTest(input);
      default:
        throw new UsageError(`\`listwise new\` makes a rule or a test, not \`${kind}\`.`, 'See `listwise new --help`.');
    }
  },
  views: {
    pretty: ({ file, replaced, test, next }, { line, colors }) => {
      line(`${colors.green(replaced ? '~' : '+')} ${file}`);
      if (test !== undefined) {
        const { matching, skipped, uncovered } = test;
        line(`  ${counted(matching, 'matching record')}, ${counted(skipped, 'other')}`);
        for (const gap of uncovered) line(colors.yellow(`  ${gap}`));
      }
      line();
      line('Next:');
      for (const command of next) line(`  ${command}`);
    },
    json: ({ next: _, ...result }, output) => writeJson({ version: 1, ...result }, output),
  },
  exitCode: () => exitCodes.clean,
});

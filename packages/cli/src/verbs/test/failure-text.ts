import type { CaseResult } from '@listwise/engine/running';

const verdicts = { match: 'matches', 'no match': 'is skipped', undecided: 'is undecided' } as const;

/** What is otherwise than expected of a record, as a sentence; nothing where all is well. */
export function failureText({ record, verdict, failure }: CaseResult): string | undefined {
  switch (failure?.kind) {
    case undefined:
      return undefined;
    case 'unclaimed':
      return `${record.id} ${verdicts[verdict]}, and the test does not say whether it should. Name it under \`match\` or \`skip\`.`;
    case 'verdict':
      return `${record.id} ${verdicts[verdict]}, but should ${failure.expected === 'match' ? 'match' : 'be skipped'}.`;
    case 'because': {
      const { because, holds } = failure;
      return `${record.id} ${verdicts[verdict]}, but not because of \`${because.text}\`: that is ${holds}, and were it ${!holds}, nothing would change.`;
    }
  }
}

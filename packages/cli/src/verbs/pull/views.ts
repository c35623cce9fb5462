import { grouped } from '@listwise/engine';
import type { Output } from '../../terminal/output.ts';
import { writeJson } from '../../views/problem-json.ts';
import { counted } from '../../views/severity-counts.ts';
import type { PullResult } from './pull-result.ts';

export function pullPretty(result: PullResult, { colors, line }: Output): void {
  const { portal, store, mode, resumed, read, inserted, updated, unchanged, archived } = result;
  const parts = [
    `${grouped(inserted)} new`,
    `${grouped(updated)} updated`,
    `${grouped(unchanged)} unchanged`,
    ...(archived > 0 ? [`${grouped(archived)} archived`] : []),
  ];
  const what = mode === 'full' ? 'all contacts' : 'what changed';
  line(
    `${colors.bold(`Portal ${portal}`)}, ${what}, into ${store}${resumed ? ', going on where an earlier pull stopped' : ''}.`,
  );
  line(
    `  ${counted(read, 'contact')} read: ${parts.join(', ')}; ${counted(result.columns.length, 'property', 'properties')}.`,
  );
  for (const { name, members, isProcessing } of result.lists) {
    line(`  List “${name}”: ${counted(members, 'member')}.`);
    if (isProcessing) line(colors.yellow('    HubSpot was still working out who is in it; pull again later.'));
  }
  if (result.relations.length > 0) line(`  Related records: ${result.relations.join(', ')}.`);
  if (result.events > 0) line(`  ${counted(result.events, 'new email event')}.`);
  line(`  ${counted(result.requests, 'request')}.`);
  for (const warning of warnings(result)) line(`  ${colors.yellow(warning)}`);
}

function warnings(result: PullResult): string[] {
  const { unreadable, unlisted, missingLists, missingProperties, brokenRules, eventsWithoutAddress } = result;
  const names = missingProperties.map(({ name }) => name);
  return [
    ...(unreadable > 0
      ? [`${counted(unreadable, 'value')} cannot be read; rules that need them leave these records undecided.`]
      : []),
    ...(unlisted > 0
      ? [
          `${counted(unlisted, 'value')} outside the options of its property, kept; \`listwise catalog pull\` takes the portal's own.`,
        ]
      : []),
    ...(names.length > 0
      ? [
          `The portal does not have ${names.join(', ')}; rules that read ${names.length === 1 ? 'it' : 'them'} cannot be decided.`,
        ]
      : []),
    ...missingLists.map((name) => `The portal has no list “${name}”; rules that name it cannot be decided.`),
    ...(eventsWithoutAddress > 0
      ? [
          `${counted(eventsWithoutAddress, 'email event')} without an address left out; a bounce may have been taken back.`,
        ]
      : []),
    ...(brokenRules.length > 0
      ? [`Not for rules with errors: ${brokenRules.join(', ')}. Run \`listwise check\`.`]
      : []),
  ];
}

export function pullJson(result: PullResult, output: Output): void {
  const { source, portal, store, mode, resumed, columns, histories, lists, relations, requests } = result;
  const { read, inserted, updated, unchanged, archived, unreadable, unlisted } = result;
  writeJson(
    {
      version: 1,
      source,
      portal,
      store,
      mode,
      resumed,
      contacts: { read, inserted, updated, unchanged, archived, unreadable, unlisted },
      properties: columns,
      histories,
      lists: lists.map(({ name, members, isProcessing }) => ({ name, members, processing: isProcessing })),
      relations,
      email_events: { added: result.events, without_address: result.eventsWithoutAddress },
      missing: {
        properties: result.missingProperties.map(({ name }) => name),
        lists: result.missingLists,
      },
      rules_with_errors: result.brokenRules,
      requests,
    },
    output,
  );
}

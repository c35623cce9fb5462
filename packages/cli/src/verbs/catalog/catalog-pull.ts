import { portalCatalogFile } from '@listwise/engine/files';
import { type CatalogReport, pullCatalog } from '@listwise/engine/hubspot';
import { exitCodes } from '../../exit-codes.ts';
import { openPortal } from '../../hubspot-portal.ts';
import type { Output } from '../../terminal/output.ts';
import { defineVerb } from '../../verb.ts';
import { writeJson } from '../../views/problem-json.ts';
import { counted } from '../../views/severity-counts.ts';
import { openWorkspace } from '../../workspace.ts';

/** `listwise catalog pull`. A catalogue with mistakes is no hindrance: it may be the one that is renewed. */
export const catalogPullVerb = defineVerb<CatalogReport>({
  run: async (input) => {
    const workspace = openWorkspace(input);
    const { api } = openPortal(input, workspace);
    return pullCatalog(api, workspace.root, input.signal);
  },
  views: { pretty, json },
  exitCode: () => exitCodes.clean,
});

function pretty(report: CatalogReport, { colors, line }: Output): void {
  const { portal, properties, added, changed, gone, skipped, unreadable } = report;
  line(
    `${colors.bold(`Portal ${portal}`)}: ${counted(properties, 'property', 'properties')}; ${portalCatalogFile} holds those that the built-in catalogue does not know so.`,
  );
  for (const name of added) line(`  ${colors.green('+')} ${name}`);
  for (const name of changed) line(`  ${colors.yellow('~')} ${name}`);
  for (const name of gone) line(`  ${colors.red('-')} ${name}`);
  if (added.length + changed.length + gone.length === 0) line('  Nothing has changed.');
  for (const { object, name, reason } of skipped) line(colors.yellow(`  ${object}.${name} is left out: ${reason}.`));
  for (const object of unreadable)
    line(colors.yellow(`  The token may not read the properties of the object ${object}; they stay as they are.`));
}

function json({ portal, properties, added, changed, gone, skipped, unreadable }: CatalogReport, output: Output): void {
  writeJson(
    { version: 1, file: portalCatalogFile, portal, properties, added, changed, gone, skipped, unreadable },
    output,
  );
}

import { exitCodes } from '../../exit-codes.ts';
import { defineVerb } from '../../verb.ts';
import { programVersion } from '../../version.ts';

export const versionVerb = defineVerb<string>({
  run: async () => programVersion,
  views: {
    pretty: (version, output) => output.line(`listwise ${version}`),
    json: (version, output) =>
      output.line(JSON.stringify({ version: 1, listwise: version, node: process.versions.node })),
  },
  exitCode: () => exitCodes.clean,
});

export const testExtension = '.test.yaml';

/** The file of a rule's test: `X.test.yaml` beside `X.criteria`. */
export function testFileOf(ruleFile: string): string {
  return ruleFile.replace(/\.criteria$/, testExtension);
}

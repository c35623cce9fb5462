/**
 * The language of Listwise: text ⇄ tree, what can be named, what is wrong, projects. Nothing here touches a file, a
 * network or a terminal, and nothing needs data: `./running` decides rules, `./files` and `./sqlite` need Node.
 */

// What can be named.
export { builtInCatalog } from './catalog/built-in.ts';
export { type Catalog, nameCandidates, type ObjectCatalog } from './catalog/catalog.ts';
export { type Operator, operatorOf, operatorsFor } from './catalog/operators.ts';
export { type Property, preferredName } from './catalog/property.ts';
// Text ⇄ tree.
export { type CriteriaDocument, parseCriteriaDocument } from './language/criteria-document.ts';
export { clauseText, formatDocument } from './language/format/format.ts';
export type { Action, FrontMatterData, ParameterValue } from './language/front-matter.ts';
export { type LineMap, lineMap, type Position } from './language/line-map.ts';
export { type CheckRequest, checkFiles } from './lint/check-files.ts';
export { type FixResult, fixInRounds } from './lint/fix-in-rounds.ts';
export { didYouMean, suggestionsFor } from './problems/did-you-mean.ts';
// What is wrong, as facts and in words.
export type { Fix, Span, TextEdit } from './problems/fix.ts';
export { type Problem, problemMessage } from './problems/problem.ts';
export { type ProblemCode, problemCodes, problemDefinition, problemDocs } from './problems/registry.ts';
export { type Severity, severities } from './problems/severity.ts';
export { isMasked, maskedText } from './project/mask.ts';
// Projects.
export { createProject, type Project, problemsBesideRules } from './project/project.ts';
export { configFile, defaultConfig, type ProjectConfig, parseConfig } from './project/project-config.ts';
export { type ProjectFiles, withTexts } from './project/project-files.ts';
export { type FileProblem, hasErrors, inRuleFile, type Rule } from './project/rule.ts';
export { isRuleId } from './project/rule-binder.ts';
export { digestOf, ruleDigest } from './project/rule-digest.ts';
export { testFileOf } from './project/test-file.ts';
export type { BoundCriteria } from './semantics/bound-criteria.ts';
export { comparisonText, criteriaText, resolvedDates } from './semantics/criteria-text.ts';
export { type Reads, readsOf } from './semantics/reads.ts';
export { typeName } from './semantics/type-names.ts';
export { propertiesNamedIn, simpleClausesIn } from './semantics/walk.ts';
export { csvLine } from './values/csv-cell.ts';
export { grouped } from './values/grouped.ts';
// What it means.
export { type Moment, momentAt } from './values/moment.ts';
export { instantOfMoment, readMoment } from './values/readable.ts';
export { isDecided, unreadable } from './values/value.ts';
export { valueText } from './values/value-text.ts';
export { type Zone, zoneOf } from './values/zone.ts';

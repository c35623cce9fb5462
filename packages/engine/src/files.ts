/** Projects on disk; needs Node. */
export { findProject } from './project/node/find-project.ts';
export { rememberProperties } from './project/node/imported-catalog.ts';
export { isInside, shownPath } from './project/node/inside.ts';
export { portalCatalogFile } from './project/node/portal-catalog.ts';
export { fixedPart, type ReadProject, readProject, readTextFile, ruleIdOf } from './project/node/read-project.ts';
export { writeAtomically } from './project/node/write-atomically.ts';
export { findTestFiles, isOfPack, type ReadTests, readTests } from './testing/node/read-tests.ts';

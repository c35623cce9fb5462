import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Property } from '../catalog/property.ts';
import { readsOf } from '../semantics/reads.ts';
import type { Project } from './project.ts';
import type { Rule } from './rule.ts';

/** Changes whenever the meaning of some text changes. */
const languageVersion = 1;

/** The SHA-256 of a value, the same whatever the order of its keys; `sha256:` and 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(JSON.stringify(ordered(value)))))}`;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, ordered(part)]),
  );
}

/**
 * Covers everything that decides whom a rule touches: its text, the rules it meets, all protect rules, parameters,
 * contents of sets, what the catalogue says of the properties read, zone, week start and language version.
 */
export function ruleDigest(rule: Rule, project: Project): string {
  const involved = withDependencies([rule, ...project.rules.filter(({ action }) => action === 'protect')], project);
  const properties = new Map<string, Property>();
  for (const { criteria } of involved) {
    if (criteria === undefined) continue;
    const reads = readsOf(criteria, project.catalog);
    for (const part of [reads, ...reads.relations.values()])
      for (const [key, property] of part.properties) properties.set(key, property);
  }
  const sets = new Set(involved.flatMap(({ usedSets }) => [...usedSets]));
  return digestOf({
    language: languageVersion,
    rule: rule.id,
    rules: involved.map(({ id, document, parameters }) => ({ id, text: document.text, parameters: [...parameters] })),
    sets: [...sets].sort().map((name) => ({ name, values: project.sets.get(name)?.values })),
    properties: [...properties]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { type, options, open, origin }]) => ({ key, type, options, open, origin })),
    zone: project.config.zone.id,
    weekStart: project.config.weekStart,
  });
}

/** The rules and all that they meet, each once, in the order of their ids. */
function withDependencies(rules: readonly Rule[], project: Project): Rule[] {
  const found = new Map<string, Rule>();
  const visit = (rule: Rule): void => {
    if (found.has(rule.id)) return;
    found.set(rule.id, rule);
    for (const id of rule.usedRules) {
      const used = project.rule(id);
      if (used !== undefined) visit(used);
    }
  };
  for (const rule of rules) visit(rule);
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

import { listPhrases, operatorOf, operatorsFor, readsHistory } from '../catalog/operators.ts';
import { type Property, preferredName } from '../catalog/property.ts';
import { phraseMeant } from '../language/phrase-likeness.ts';
import type { Comparison, CriteriaNode, RelationNode, RuleReference } from '../language/syntax-tree.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import type { Problem } from '../problems/problem.ts';
import { bindOperand } from './bind-operand.ts';
import type { BindingEnvironment, BindingScope } from './binding-scope.ts';
import type { BoundCriteria } from './bound-criteria.ts';
import { findProperty } from './find-property.ts';
import { typeName } from './type-names.ts';
import { bindCount } from './values/number.ts';
import { report } from './values/parameter.ts';

export interface BoundResult {
  /** Absent when something in the expression could not be bound. */
  readonly criteria?: BoundCriteria;
  readonly problems: readonly Problem[];
  readonly usedParameters: ReadonlySet<string>;
  readonly usedSets: ReadonlySet<string>;
  readonly usedRules: ReadonlySet<string>;
}

/** Finds what the names in an expression stand for, and checks that everything fits. */
export function bindCriteria(node: CriteriaNode, environment: BindingEnvironment): BoundResult {
  const scope: BindingScope = {
    ...environment,
    properties: environment.catalog.contacts,
    problems: [],
    usedParameters: new Set(),
    usedSets: new Set(),
    usedRules: new Set(),
  };
  const criteria = bindNode(node, scope);
  const { problems, usedParameters, usedSets, usedRules } = scope;
  return { ...(criteria === undefined ? {} : { criteria }), problems, usedParameters, usedSets, usedRules };
}

function bindNode(node: CriteriaNode, scope: BindingScope): BoundCriteria | undefined {
  switch (node.kind) {
    case 'missing':
      return undefined;
    case 'everyone':
      return Object.freeze({ kind: 'everyone', span: node.span });
    case 'group':
      return bindNode(node.inner, scope);
    case 'not': {
      const operand = bindNode(node.operand, scope);
      return operand && Object.freeze({ kind: 'not', operand, span: node.span });
    }
    case 'and':
    case 'or': {
      const operands = node.operands.map((operand) => bindNode(operand, scope));
      if (operands.some((operand) => operand === undefined)) return undefined;
      return Object.freeze({ kind: node.kind, operands: Object.freeze(operands as BoundCriteria[]), span: node.span });
    }
    case 'comparison':
      return bindComparison(node, scope);
    case 'in list':
      if (scope.relation !== undefined) return notInsideWhere('a list', node, scope);
      if (node.list.text === '') return report(scope, 'expected-list-name', node.list.span, { found: '""' });
      return Object.freeze({ kind: 'in list', negated: node.negated, list: node.list.text, span: node.span });
    case 'meets':
      return bindRuleReference(node, scope);
    case 'relation':
      return bindRelation(node, scope);
  }
}

function notInsideWhere(what: string, node: CriteriaNode, scope: BindingScope): undefined {
  return report(scope, 'not-inside-where', node.span, { what, relation: scope.relation?.name ?? '' });
}

function bindComparison(node: Comparison, scope: BindingScope): BoundCriteria | undefined {
  const property = findProperty(node.property, scope);
  if (property === undefined) return undefined;
  const operator = operatorOf(node.operator);
  if (!operator.types.includes(property.type))
    return report(scope, 'wrong-operator', node.operatorSpan, {
      property: preferredName(property),
      type: typeName(property.type),
      operator: node.words,
      known: operatorsFor(property.type)
        .filter(({ id }) => !readsHistory(id))
        .map(({ phrases }) => phrases[0].words),
    });
  if (isMisreadPhrase(node, property, scope) || isHistoryOfComputed(node, property, scope)) return undefined;
  const operand = bindOperand(node.operand, property, {
    ...scope,
    listPhrases: () => listPhrases(node.operator, property.type),
  });
  if (operand === undefined) return undefined;
  return Object.freeze({ kind: 'comparison', property, operator: node.operator, operand, span: node.span });
}

/** `is knwon` and `is blank` are read as a value behind `is`; that the phrase is wrong is told, not the value. */
function isMisreadPhrase(node: Comparison, property: Property, scope: BindingScope): boolean {
  const { words, operand, operatorSpan } = node;
  if (operand.kind !== 'name value' || property.options?.some(({ value }) => value === operand.text)) return false;
  const phrase = phraseMeant(words, operand.text);
  if (phrase === undefined) return false;
  const span = { start: operatorSpan.start, end: operand.span.end };
  const fix = { title: `Write \`${phrase}\``, edits: [{ span, text: phrase }], safe: false };
  report(scope, 'expected-predicate', span, { found: `${words} ${operand.text}`, suggestions: [phrase] }, { fix });
  return true;
}

/** No source keeps what a computed property once was. */
function isHistoryOfComputed(node: Comparison, property: Property, scope: BindingScope): boolean {
  if (property.origin !== 'computed' || !readsHistory(node.operator)) return false;
  const names = scope.catalog.storedBehind(property).map(preferredName);
  report(scope, 'no-history-of-computed', node.property.span, { property: preferredName(property), names });
  return true;
}

function bindRuleReference(node: RuleReference, scope: BindingScope): BoundCriteria | undefined {
  if (scope.relation !== undefined) return notInsideWhere('a rule', node, scope);
  const { id, span } = node.rule;
  const found = scope.rule(id);
  switch (found.kind) {
    case 'unknown': {
      const [only] = found.suggestions;
      const fix =
        only !== undefined && found.suggestions.length === 1
          ? { fix: { title: `Change to ${only}`, edits: [{ span, text: only }], safe: true } }
          : {};
      return report(scope, 'unknown-rule', span, { id, suggestions: found.suggestions }, fix);
    }
    case 'cycle':
      return report(scope, 'rule-cycle', span, { path: found.path });
    case 'broken':
      return report(scope, 'broken-rule', span, { id });
    case 'rule':
      scope.usedRules.add(found.id);
      return Object.freeze({
        kind: 'meets',
        negated: node.negated,
        rule: found.id,
        criteria: found.criteria,
        span: node.span,
      });
  }
}

/** More related records than any contact has. */
const mostRelated = 1_000_000;

function bindRelation(node: RelationNode, scope: BindingScope): BoundCriteria | undefined {
  if (scope.relation !== undefined) return notInsideWhere('another relation', node, scope);
  const relation = scope.catalog.relation(node.relation.name);
  const properties = relation && scope.catalog.object(relation.object);
  if (relation === undefined || properties === undefined) {
    return unknownRelation(node.relation, scope);
  }
  const count = node.count === undefined ? 1 : bindCount(node.count, scope, mostRelated);
  const where = node.where && bindNode(node.where, { ...scope, relation, properties });
  if (count === undefined || (node.where !== undefined && where === undefined)) return undefined;
  return Object.freeze({
    kind: 'relation',
    relation,
    quantifier: node.quantifier,
    count,
    ...(where === undefined ? {} : { where }),
    span: node.span,
  });
}

function unknownRelation({ name, span }: RelationNode['relation'], scope: BindingScope): undefined {
  const { relations } = scope.catalog;
  const known = relations.map((each) => each.name);
  // Singular and plural of one relation are one suggestion.
  const near = suggestionsFor(
    name,
    relations.flatMap((each) => [each.name, each.plural]),
  );
  const suggestions = near.filter(
    (word, index) =>
      near.findIndex((other) => scope.catalog.relation(other) === scope.catalog.relation(word)) === index,
  );
  const [only] = suggestions;
  const fix =
    only !== undefined && suggestions.length === 1
      ? { fix: { title: `Change to ${only}`, edits: [{ span, text: only }], safe: true } }
      : {};
  return report(scope, 'unknown-relation', span, { name, known, suggestions }, fix);
}

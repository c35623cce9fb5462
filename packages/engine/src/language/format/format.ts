import type { CriteriaDocument } from '../criteria-document.ts';
import { splitFrontMatter } from '../front-matter.ts';
import type { Comparison, CriteriaNode, Group, JoinedCriteria, ListOperand, RelationNode } from '../syntax-tree.ts';
import { literalOf } from '../text-literal.ts';
import { type CommentCursor, commentCursor } from './comment-cursor.ts';
import { countText, predicateParts, valueText } from './operand-text.ts';

const width = 100;
const indentation = '  ';

/**
 * The one canonical form of a criteria file: a clause per line, canonical words, parentheses where `and` and `or` mix,
 * every comment kept. `undefined` when the text has syntax errors, for then it is not known what it says.
 */
export function formatDocument(document: CriteriaDocument): string | undefined {
  const { criteria, text, bodyStart, frontMatter } = document;
  if (criteria === undefined || document.problems.some(({ severity }) => severity === 'error')) return undefined;
  const lines = formatCriteria(criteria, text, document.comments);
  const head = frontMatter === undefined ? '' : frontMatterText(text.slice(0, bodyStart));
  return `${head}${lines.join('\n')}\n`;
}

/** The front matter stays as its author laid it out; line ends are made even, unless what ends them is part of a value. */
function frontMatterText(text: string): string {
  const even = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const trimmed = even.replace(/[ \t]+$/gm, '');
  return `${(dataIn(trimmed) === dataIn(even) ? trimmed : even).trimEnd()}\n`;
}

function dataIn(frontMatter: string): string {
  return JSON.stringify(splitFrontMatter(frontMatter).frontMatter?.data ?? null);
}

/** One clause on one line, without its comments; one that joins others stands in parentheses. */
export function clauseText(node: CriteriaNode): string {
  return wrapped(withoutGroups(node));
}

/** A whole expression on one line, without its comments. */
export function criteriaLine(node: CriteriaNode): string {
  return inlineText(withoutGroups(node));
}

function formatCriteria(criteria: CriteriaNode, text: string, comments: CriteriaDocument['comments']): string[] {
  const cursor = commentCursor(text, comments);
  const lines = criteriaLines(withoutGroups(criteria), '', cursor);
  return [...lines, ...cursor.rest()];
}

/** The tree by meaning: groups dissolved, joins of one kind merged. */
function withoutGroups(node: CriteriaNode): CriteriaNode {
  switch (node.kind) {
    case 'group':
      return withoutGroup(node);
    case 'not':
      return { ...node, operand: withoutGroups(node.operand) };
    case 'relation':
      return node.where === undefined ? node : { ...node, where: withoutGroups(node.where) };
    case 'and':
    case 'or': {
      const operands = node.operands
        .map(withoutGroups)
        .flatMap((operand) => (operand.kind === node.kind ? operand.operands : [operand]));
      return { ...node, operands };
    }
    default:
      return node;
  }
}

/** What stood in parentheses; where it keeps them, it keeps their place, for comments inside belong to it. */
function withoutGroup({ inner, span }: Group): CriteriaNode {
  const node = withoutGroups(inner);
  return node.kind === 'and' || node.kind === 'or' ? { ...node, span } : node;
}

// Lines.

function criteriaLines(node: CriteriaNode, indent: string, cursor: CommentCursor): string[] {
  if (node.kind !== 'and' && node.kind !== 'or') return unitLines('', node, indent, cursor);
  return node.operands.flatMap((operand, index) =>
    unitLines(index === 0 ? '' : `${node.kind} `, operand, indent, cursor),
  );
}

/** One operand of a join: its comments above it, the clause, and the comment behind it. */
function unitLines(prefix: string, node: CriteriaNode, indent: string, cursor: CommentCursor): string[] {
  const above = cursor.before(node.span.start).map((comment) => indent + comment);
  const inline = `${indent}${prefix}${wrapped(node)}`;
  const hasComments = cursor.hasInside(node.span);
  if (hasComments || inline.length > width) {
    const broken = brokenLines(prefix, node, indent, cursor);
    if (broken !== undefined) return [...above, ...broken];
  }
  // Comments in the middle of a clause that cannot be broken move above it.
  const hoisted = cursor.before(node.span.end).map((comment) => indent + comment);
  return [...above, ...hoisted, withComment(inline, node.span.end, cursor)];
}

function withComment(line: string, end: number, cursor: CommentCursor): string {
  const comment = cursor.behind(end);
  return comment === undefined ? line : `${line} ${comment}`;
}

/** The clause over several lines, where it has a part that can be. */
function brokenLines(prefix: string, node: CriteriaNode, indent: string, cursor: CommentCursor): string[] | undefined {
  const inner = indent + indentation;
  switch (node.kind) {
    case 'not':
      return brokenLines(`${prefix}not `, node.operand, indent, cursor);
    case 'and':
    case 'or':
      return enclosed(`${indent}${prefix}(`, criteriaLines(node, inner, cursor), node, indent, cursor);
    case 'relation':
      if (node.where === undefined) return undefined;
      return enclosed(
        `${indent}${prefix}${relationText(node)} where (`,
        criteriaLines(node.where, inner, cursor),
        node,
        indent,
        cursor,
      );
    case 'comparison': {
      const { operand } = node;
      if (operand.kind !== 'list' || !operand.parenthesised) return undefined;
      const { words } = predicateParts(node);
      return enclosed(
        `${indent}${prefix}${propertyText(node)} ${words} (`,
        valueLines(operand, inner, cursor),
        node,
        indent,
        cursor,
      );
    }
    default:
      return undefined;
  }
}

function enclosed(
  first: string,
  inner: readonly string[],
  node: CriteriaNode,
  indent: string,
  cursor: CommentCursor,
): string[] {
  const left = cursor.before(node.span.end).map((comment) => indent + indentation + comment);
  return [first, ...inner, ...left, withComment(`${indent})`, node.span.end, cursor)];
}

function valueLines({ values }: ListOperand, indent: string, cursor: CommentCursor): string[] {
  return values.flatMap((value, index) => {
    const above = cursor.before(value.span.start).map((comment) => indent + comment);
    const comma = index < values.length - 1 ? ',' : '';
    return [...above, withComment(`${indent}${valueText(value)}${comma}`, value.span.end, cursor)];
  });
}

// One line.

/** An operand in parentheses where it needs them. */
function wrapped(node: CriteriaNode): string {
  return node.kind === 'and' || node.kind === 'or' ? `(${inlineText(node)})` : inlineText(node);
}

function inlineText(node: CriteriaNode): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return joinedText(node);
    case 'not':
      return `not ${wrapped(node.operand)}`;
    case 'group':
      return inlineText(node.inner);
    case 'everyone':
      return 'everyone';
    case 'in list':
      return `${node.negated ? 'not in list' : 'in list'} ${literalOf(node.list.text)}`;
    case 'meets':
      return `${node.negated ? 'does not meet' : 'meets'} ${node.rule.id}`;
    case 'relation':
      return node.where === undefined ? relationText(node) : `${relationText(node)} where (${inlineText(node.where)})`;
    case 'comparison': {
      const { words, operand } = predicateParts(node);
      return [propertyText(node), words, operand].filter((part) => part !== '').join(' ');
    }
    case 'missing':
      return '';
  }
}

function joinedText(node: JoinedCriteria): string {
  return node.operands.map(wrapped).join(` ${node.kind} `);
}

function propertyText({ property }: Comparison): string {
  return property.kind === 'label' ? `\`${property.text}\`` : property.text;
}

function relationText({ quantifier, count, relation }: RelationNode): string {
  return ['has', quantifier, ...(count === undefined ? [] : [countText(count)]), relation.name].join(' ');
}

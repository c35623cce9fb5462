import type { IToken } from 'chevrotain';
import type { OperandShape } from '../catalog/operators.ts';
import { endOf, node, spanFrom, spanOf } from './grammar-nodes.ts';
import { OperandGrammar } from './operand-grammar.ts';
import type { Comparison, CriteriaNode, OperandNode, PropertyName, Quantifier, RelationNode } from './syntax-tree.ts';
import * as t from './tokens.ts';

/** `not` and parentheses may nest this deep. */
export const deepestNesting = 100;

/** Thrown when the text nests deeper; nothing after that place is read. */
export class NestedTooDeep extends Error {
  readonly token: IToken;

  constructor(token: IToken) {
    super('nested too deep');
    this.token = token;
  }
}

type Predicate = Pick<Comparison, 'operator' | 'operatorSpan' | 'operand'>;
type QuantifierPart = Pick<RelationNode, 'quantifier' | 'count' | 'span'>;

/**
 * The grammar of a criteria expression, one production a method. Each builds its syntax node; what it could not
 * read is reported by the parser's own exceptions, which `syntax-problems.ts` puts into words.
 */
class CriteriaGrammar extends OperandGrammar {
  private depth = 0;

  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  private readonly missing = (): CriteriaNode => node({ kind: 'missing', span: this.here() });

  /** criteria = disjunction */
  readonly criteria = this.RULE('criteria', (): CriteriaNode => {
    this.ACTION(() => {
      this.depth = 0;
    });
    return this.SUBRULE(this.disjunction);
  });

  /** disjunction = conjunction { "or" conjunction } */
  private readonly disjunction = this.production(
    'disjunction',
    (): CriteriaNode => {
      const { depth } = this;
      const operands = [this.SUBRULE(this.conjunction)];
      this.MANY(() => {
        this.CONSUME(t.Or);
        this.depth = depth; // where an operand broke off, it did not count its way back
        operands.push(this.SUBRULE2(this.conjunction));
      });
      return this.ACTION(() => joined('or', operands));
    },
    this.missing,
  );

  /** conjunction = negation { "and" negation } */
  private readonly conjunction = this.production(
    'conjunction',
    (): CriteriaNode => {
      const { depth } = this;
      const operands = [this.SUBRULE(this.negation)];
      this.MANY(() => {
        this.CONSUME(t.And);
        this.depth = depth;
        operands.push(this.SUBRULE2(this.negation));
      });
      return this.ACTION(() => joined('and', operands));
    },
    this.missing,
  );

  /** negation = "not" negation | primary */
  private readonly negation: () => CriteriaNode = this.production(
    'negation',
    (): CriteriaNode =>
      this.OR<CriteriaNode>([
        {
          ALT: () => {
            const not = this.CONSUME(t.Not);
            this.enter(not);
            const operand = this.SUBRULE(this.negation);
            this.leave();
            return this.ACTION(() => node({ kind: 'not', operand, span: spanFrom(spanOf(not), operand.span) }));
          },
        },
        { ALT: () => this.SUBRULE(this.primary) },
      ]),
    this.missing,
  );

  /** primary = group | "everyone" | membership | relation | comparison */
  private readonly primary = this.production(
    'primary',
    (): CriteriaNode =>
      this.OR<CriteriaNode>([
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.everyone) },
        { ALT: () => this.SUBRULE(this.listMembership) },
        { ALT: () => this.SUBRULE(this.ruleReference) },
        { ALT: () => this.SUBRULE(this.relation) },
        { ALT: () => this.SUBRULE(this.comparison) },
      ]),
    this.missing,
  );

  /** group = "(" disjunction ")" */
  private readonly group = this.production(
    'group',
    (): CriteriaNode => {
      const open = this.CONSUME(t.OpenParenthesis);
      this.enter(open);
      const inner: CriteriaNode = this.SUBRULE(this.disjunction);
      const close = this.CONSUME(t.CloseParenthesis);
      this.leave();
      return this.ACTION(() => node({ kind: 'group', inner, span: spanFrom(spanOf(open), inner.span, spanOf(close)) }));
    },
    this.missing,
  );

  private readonly everyone = this.RULE('everyone', (): CriteriaNode => {
    const word = this.CONSUME(t.Everyone);
    return this.ACTION(() => node({ kind: 'everyone', span: spanOf(word) }));
  });

  /** membership = ( "in" | "not" "in" ) "list" STRING */
  private readonly listMembership = this.production(
    'listMembership',
    (): CriteriaNode => {
      const words = this.OR([{ ALT: () => this.CONSUME(t.InList) }, { ALT: () => this.CONSUME(t.NotInList) }]);
      const list = this.SUBRULE(this.text);
      return this.ACTION(() => {
        const negated = words.tokenType === t.NotInList;
        return node({ kind: 'in list', negated, list, span: spanFrom(spanOf(words), list.span) });
      });
    },
    this.missing,
  );

  /** membership = ( "meets" | "does" "not" "meet" ) RULE_ID */
  private readonly ruleReference = this.production(
    'ruleReference',
    (): CriteriaNode => {
      const words = this.OR([{ ALT: () => this.CONSUME(t.Meets) }, { ALT: () => this.CONSUME(t.DoesNotMeet) }]);
      const id = this.CONSUME(t.RuleId);
      return this.ACTION(() => {
        const negated = words.tokenType === t.DoesNotMeet;
        const rule = { id: id.image, span: spanOf(id) };
        return node({ kind: 'meets', negated, rule, span: spanFrom(spanOf(words), rule.span) });
      });
    },
    this.missing,
  );

  /** relation = "has" quantifier NAME [ "where" "(" disjunction ")" ] */
  private readonly relation = this.production(
    'relation',
    (): CriteriaNode => {
      const quantified = this.SUBRULE(this.quantifier);
      const name = this.CONSUME(t.Word);
      const where = this.OPTION(() => {
        this.CONSUME(t.Where);
        return this.SUBRULE(this.group);
      });
      return this.ACTION(() => {
        const relation = { name: name.image, span: spanOf(name) };
        const inner = where?.kind === 'group' ? where.inner : where;
        return node({
          ...quantified,
          kind: 'relation',
          relation,
          ...(inner === undefined ? {} : { where: inner }),
          span: spanFrom(quantified.span, relation.span, where?.span),
        });
      });
    },
    this.missing,
  );

  /** quantifier = "any" | "no" | ( "at" "least" | "at" "most" | "exactly" ) INTEGER */
  private readonly quantifier = this.production(
    'quantifier',
    (): QuantifierPart =>
      this.OR([
        { ALT: () => quantifierPart('any', this.CONSUME(t.HasAny)) },
        { ALT: () => quantifierPart('no', this.CONSUME(t.HasNo)) },
        { ALT: () => quantifierPart('at least', this.CONSUME(t.HasAtLeast), this.SUBRULE1(this.count)) },
        { ALT: () => quantifierPart('at most', this.CONSUME(t.HasAtMost), this.SUBRULE2(this.count)) },
        { ALT: () => quantifierPart('exactly', this.CONSUME(t.HasExactly), this.SUBRULE3(this.count)) },
      ]),
    (): QuantifierPart => ({ quantifier: 'any', span: this.here() }),
  );

  /** comparison = property predicate */
  private readonly comparison = this.production(
    'comparison',
    (): CriteriaNode => {
      const property = this.SUBRULE(this.property);
      const predicate = this.SUBRULE(this.predicate);
      return this.ACTION((): CriteriaNode => {
        if (predicate === undefined) return node({ kind: 'missing', span: property.span });
        const span = spanFrom(property.span, predicate.operatorSpan, predicate.operand.span);
        return node({ kind: 'comparison', property, ...predicate, span });
      });
    },
    this.missing,
  );

  /** property = NAME | BACKTICKED_LABEL */
  private readonly property = this.production(
    'property',
    (): PropertyName =>
      this.OR<PropertyName>([
        {
          ALT: () => {
            const name = this.CONSUME(t.Word);
            return this.ACTION(() => node({ kind: 'name', text: name.image, span: spanOf(name) }));
          },
        },
        {
          ALT: () => {
            const label = this.CONSUME(t.Label);
            return this.ACTION(() =>
              node({ kind: 'label', text: label.image.replace(/^`|`$/g, ''), span: spanOf(label) }),
            );
          },
        },
      ]),
    () => node({ kind: 'name', text: '', span: this.here() }),
  );

  /** predicate = the words of an operator, and the operand that they ask for */
  private readonly predicate = this.production(
    'predicate',
    (): Predicate | undefined =>
      this.OR<Predicate | undefined>([
        {
          ALT: () => {
            const words = this.CONSUME(t.operatorCategories.none);
            return this.ACTION(() => predicateOf(words, 'none', node({ kind: 'none', span: endOf(words) })));
          },
        },
        {
          ALT: () => {
            const words = this.CONSUME(t.operatorCategories.value);
            return predicateOf(words, 'value', this.SUBRULE(this.value));
          },
        },
        {
          ALT: () => {
            const words = this.CONSUME(t.operatorCategories.list);
            return predicateOf(words, 'list', this.SUBRULE(this.list));
          },
        },
        {
          ALT: () => {
            const words = this.CONSUME(t.operatorCategories.range);
            return predicateOf(words, 'range', this.SUBRULE(this.range));
          },
        },
        {
          ALT: () => {
            const words = this.CONSUME(t.operatorCategories.span);
            return predicateOf(words, 'span', this.SUBRULE(this.span));
          },
        },
        {
          ALT: () => {
            const words = this.CONSUME(t.operatorCategories.relative);
            const operand = this.SUBRULE(this.relativeSpan);
            return this.ACTION(() => predicateOf(words, operand.kind === 'span' ? operand.shape : 'span ago', operand));
          },
        },
        {
          ALT: () => {
            const words = this.CONSUME(t.operatorCategories.unit);
            const unit = this.SUBRULE(this.unit);
            return this.ACTION(() => predicateOf(words, 'unit', node({ kind: 'unit', unit, span: unit.span })));
          },
        },
      ]),
    () => undefined,
  );

  private enter(token: IToken): void {
    this.ACTION(() => {
      this.depth++;
      if (this.depth > deepestNesting) throw new NestedTooDeep(token);
    });
  }

  private leave(): void {
    this.ACTION(() => {
      this.depth--;
    });
  }
}

function predicateOf(words: IToken, shape: OperandShape, operand: OperandNode): Predicate | undefined {
  const operator = t.meaningsOf(words.tokenType)[shape];
  return operator === undefined ? undefined : { operator, operatorSpan: spanOf(words), operand };
}

function quantifierPart(quantifier: Quantifier, words: IToken, count?: RelationNode['count']): QuantifierPart {
  return { quantifier, span: spanOf(words), ...(count === undefined ? {} : { count }) };
}

function joined(kind: 'and' | 'or', operands: CriteriaNode[]): CriteriaNode {
  const [first] = operands as [CriteriaNode];
  if (operands.length === 1) return first;
  return node({ kind, operands: Object.freeze(operands), span: spanFrom(first.span, operands.at(-1)?.span) });
}

let grammar: CriteriaGrammar | undefined;

/** The one parser; building it costs a few milliseconds, so it is built when first asked for. */
export function criteriaGrammar(): CriteriaGrammar {
  // That the grammar is sound is shown by a test; each start of the program need not show it again.
  grammar ??= new CriteriaGrammar(true);
  return grammar;
}

/** Builds the parser anew with all of Chevrotain's checks; throws when the grammar is ambiguous or unsound. */
export function validateGrammar(): void {
  new CriteriaGrammar(false);
}

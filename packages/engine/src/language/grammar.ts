import { type IToken, NotAllInputParsedException } from 'chevrotain';
import type { OperandShape } from '../catalog/operators.ts';
import { ClauseRecovery } from './clause-recovery.ts';
import { endOf, node, spanFrom, spanOf } from './grammar-nodes.ts';
import type { Comparison, CriteriaNode, OperandNode, PropertyName, Quantifier, RelationNode } from './syntax-tree.ts';
import { textOf } from './text-literal.ts';
import * as t from './tokens.ts';

type Predicate = Pick<Comparison, 'operator' | 'words' | 'operatorSpan' | 'operand'>;
type QuantifierPart = Pick<RelationNode, 'quantifier' | 'count' | 'span'>;

/**
 * The grammar of a criteria expression, one production a method. Each builds its syntax node. Where a clause breaks
 * off, the place is noted (`syntax-problems.ts` puts it into words) and reading goes on behind the clause.
 */
class CriteriaGrammar extends ClauseRecovery {
  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** What `criteria` reads next. */
  read(tokens: readonly IToken[]): void {
    this.input = tokens as IToken[];
    this.forgetBreaks();
  }

  /** How far `criteria` came: only a parenthesis that closes nothing stops it. */
  get tokensRead(): number {
    const stopped = this.errors.find((error) => error instanceof NotAllInputParsedException)?.token;
    return stopped === undefined ? this.input.length : this.input.indexOf(stopped);
  }

  /** criteria = disjunction */
  readonly criteria = this.RULE('criteria', (): CriteriaNode => this.SUBRULE(this.disjunction));

  /** disjunction = conjunction { "or" conjunction } */
  private readonly disjunction = this.RULE('disjunction', (): CriteriaNode => {
    const operands = [this.SUBRULE(this.conjunction)];
    this.MANY(() => {
      this.CONSUME(t.Or);
      operands.push(this.SUBRULE2(this.conjunction));
    });
    return this.ACTION(() => joined('or', operands));
  });

  /** conjunction = negation { "and" negation }; an `and` that is missing is noted */
  private readonly conjunction = this.RULE('conjunction', (): CriteriaNode => {
    const operands = [this.clause(() => this.SUBRULE(this.negation))];
    this.MANY({
      GATE: () => this.LA(1).tokenType === t.And || this.clauseBeginsAt(1),
      DEF: () => {
        const and = this.OPTION(() => this.CONSUME(t.And));
        this.ACTION(() => {
          if (and === undefined) this.noteBreak('missing connective');
        });
        operands.push(this.clause(() => this.SUBRULE2(this.negation)));
      },
    });
    return this.ACTION(() => joined('and', operands));
  });

  /** negation = "not" negation | primary */
  private readonly negation: () => CriteriaNode = this.RULE(
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
  );

  /** primary = group | "everyone" | membership | relation | comparison */
  private readonly primary = this.RULE(
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
  );

  /** group = "(" disjunction ")" */
  private readonly group = this.RULE('group', (): CriteriaNode => {
    const open = this.CONSUME(t.OpenParenthesis);
    this.enter(open);
    const inner: CriteriaNode = this.SUBRULE(this.disjunction);
    const close = this.OPTION(() => this.CONSUME(t.CloseParenthesis));
    this.leave();
    return this.ACTION(() => {
      if (close === undefined) this.noteBreak('unclosed group');
      return node({ kind: 'group', inner, span: spanFrom(spanOf(open), inner.span, close && spanOf(close)) });
    });
  });

  private readonly everyone = this.RULE('everyone', (): CriteriaNode => {
    const word = this.CONSUME(t.Everyone);
    return this.ACTION(() => node({ kind: 'everyone', span: spanOf(word) }));
  });

  /** membership = ( "in" | "not" "in" ) "list" STRING */
  private readonly listMembership = this.RULE('listMembership', (): CriteriaNode => {
    const words = this.OR([{ ALT: () => this.CONSUME(t.InList) }, { ALT: () => this.CONSUME(t.NotInList) }]);
    const list = this.SUBRULE(this.text);
    return this.ACTION(() => {
      const negated = words.tokenType === t.NotInList;
      return node({ kind: 'in list', negated, list, span: spanFrom(spanOf(words), list.span) });
    });
  });

  /** membership = ( "meets" | "does" "not" "meet" ) RULE_ID */
  private readonly ruleReference = this.RULE('ruleReference', (): CriteriaNode => {
    const words = this.OR([{ ALT: () => this.CONSUME(t.Meets) }, { ALT: () => this.CONSUME(t.DoesNotMeet) }]);
    const id = this.CONSUME(t.RuleId);
    return this.ACTION(() => {
      const negated = words.tokenType === t.DoesNotMeet;
      const rule = { id: id.image, span: spanOf(id) };
      return node({ kind: 'meets', negated, rule, span: spanFrom(spanOf(words), rule.span) });
    });
  });

  /** relation = "has" quantifier NAME [ "where" "(" disjunction ")" ] */
  private readonly relation = this.RULE('relation', (): CriteriaNode => {
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
  });

  /** quantifier = "any" | "no" | ( "at" "least" | "at" "most" | "exactly" ) INTEGER */
  private readonly quantifier = this.RULE(
    'quantifier',
    (): QuantifierPart =>
      this.OR([
        { ALT: () => quantifierPart('any', this.CONSUME(t.HasAny)) },
        { ALT: () => quantifierPart('no', this.CONSUME(t.HasNo)) },
        { ALT: () => quantifierPart('at least', this.CONSUME(t.HasAtLeast), this.SUBRULE1(this.count)) },
        { ALT: () => quantifierPart('at most', this.CONSUME(t.HasAtMost), this.SUBRULE2(this.count)) },
        { ALT: () => quantifierPart('exactly', this.CONSUME(t.HasExactly), this.SUBRULE3(this.count)) },
      ]),
  );

  /** comparison = property predicate */
  private readonly comparison = this.RULE('comparison', (): CriteriaNode => {
    const property = this.SUBRULE(this.property);
    const predicate = this.SUBRULE(this.predicate);
    return this.ACTION((): CriteriaNode => {
      if (predicate === undefined) return node({ kind: 'missing', span: property.span });
      const span = spanFrom(property.span, predicate.operatorSpan, predicate.operand.span);
      return node({ kind: 'comparison', property, ...predicate, span });
    });
  });

  /** property = NAME | BACKTICKED_LABEL */
  private readonly property = this.RULE(
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
            return this.ACTION(() => node({ kind: 'label', text: labelText(label), span: spanOf(label) }));
          },
        },
      ]),
  );

  /** predicate = the words of an operator, and the operand that they ask for */
  private readonly predicate = this.RULE('predicate', (): Predicate | undefined =>
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
  );
}

function labelText({ tokenType, image }: IToken): string {
  return tokenType === t.QuotedLabel ? textOf(image) : image.replace(/^`|`$/g, '');
}

function predicateOf(words: IToken, shape: OperandShape, operand: OperandNode): Predicate | undefined {
  const operator = t.meaningsOf(words.tokenType)[shape];
  return operator && { operator, words: words.tokenType.name, operatorSpan: spanOf(words), operand };
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

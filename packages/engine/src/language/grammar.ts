import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { OperandShape, OperatorId } from '../catalog/operators.ts';
import type { Span } from '../problems/fix.ts';
import type {
  Comparison,
  CriteriaNode,
  ListOperand,
  NumberValue,
  OperandNode,
  ParameterValue,
  PropertyName,
  Quantifier,
  TextValue,
  UnitName,
  ValueNode,
} from './syntax-tree.ts';
import { textOf } from './text-literal.ts';
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

/**
 * The grammar of a criteria expression, one production a method. Each builds its syntax node; what it could not
 * read is reported by the parser's own exceptions, which `syntax-problems.ts` puts into words.
 */
class CriteriaGrammar extends EmbeddedActionsParser {
  private depth = 0;

  constructor(skipValidations: boolean) {
    // That the grammar is sound is shown by a test; each start of the program need not show it again.
    super(t.allTokens, { recoveryEnabled: true, maxLookahead: 2, skipValidations });
    this.performSelfAnalysis();
  }

  /** criteria = disjunction */
  readonly criteria = this.RULE('criteria', (): CriteriaNode => {
    this.ACTION(() => {
      this.depth = 0;
    });
    return this.SUBRULE(this.disjunction);
  });

  /** disjunction = conjunction { "or" conjunction } */
  private readonly disjunction = this.RULE(
    'disjunction',
    (): CriteriaNode => {
      const { depth } = this;
      const operands = [this.SUBRULE(this.conjunction)];
      this.MANY(() => {
        this.CONSUME(t.Or);
        this.depth = depth;
        operands.push(this.SUBRULE2(this.conjunction));
      });
      return this.ACTION(() => joined('or', operands));
    },
    { recoveryValueFunc: () => this.missingCriteria() },
  );

  /** conjunction = negation { "and" negation } */
  private readonly conjunction = this.RULE(
    'conjunction',
    (): CriteriaNode => {
      const { depth } = this;
      const operands = [this.SUBRULE(this.negation)];
      this.MANY(() => {
        this.CONSUME(t.And);
        this.depth = depth; // where an operand broke off, it did not count its way back
        operands.push(this.SUBRULE2(this.negation));
      });
      return this.ACTION(() => joined('and', operands));
    },
    { recoveryValueFunc: () => this.missingCriteria() },
  );

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
            return this.ACTION(() => node({ kind: 'not', operand, span: around(not, operand.span) }));
          },
        },
        { ALT: () => this.SUBRULE(this.primary) },
      ]),
    { recoveryValueFunc: () => this.missingCriteria() },
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
    { recoveryValueFunc: () => this.missingCriteria() },
  );

  /** group = "(" disjunction ")" */
  private readonly group = this.RULE(
    'group',
    (): CriteriaNode => {
      const open = this.CONSUME(t.OpenParenthesis);
      this.enter(open);
      const inner: CriteriaNode = this.SUBRULE(this.disjunction);
      const close = this.CONSUME(t.CloseParenthesis);
      this.leave();
      return this.ACTION(() => node({ kind: 'group', inner, span: around(open, inner.span, close) }));
    },
    { recoveryValueFunc: () => this.missingCriteria() },
  );

  private readonly everyone = this.RULE('everyone', (): CriteriaNode => {
    const word = this.CONSUME(t.Everyone);
    return this.ACTION(() => node({ kind: 'everyone', span: spanOf(word) }));
  });

  /** membership = ( "in" | "not" "in" ) "list" STRING */
  private readonly listMembership = this.RULE(
    'listMembership',
    (): CriteriaNode => {
      const words = this.OR([{ ALT: () => this.CONSUME(t.InList) }, { ALT: () => this.CONSUME(t.NotInList) }]);
      const list = this.SUBRULE(this.text);
      return this.ACTION(() =>
        node({
          kind: 'in list',
          negated: words.tokenType === t.NotInList,
          list,
          span: around(words, list.span),
        }),
      );
    },
    { recoveryValueFunc: () => this.missingCriteria() },
  );

  /** membership = ( "meets" | "does" "not" "meet" ) RULE_ID */
  private readonly ruleReference = this.RULE(
    'ruleReference',
    (): CriteriaNode => {
      const words = this.OR([{ ALT: () => this.CONSUME(t.Meets) }, { ALT: () => this.CONSUME(t.DoesNotMeet) }]);
      const rule = this.CONSUME(t.RuleId);
      return this.ACTION(() =>
        node({
          kind: 'meets',
          negated: words.tokenType === t.DoesNotMeet,
          rule: { id: rule.image, span: spanOf(rule) },
          span: around(words, spanOf(rule)),
        }),
      );
    },
    { recoveryValueFunc: () => this.missingCriteria() },
  );

  /** relation = "has" quantifier NAME [ "where" "(" disjunction ")" ] */
  private readonly relation = this.RULE(
    'relation',
    (): CriteriaNode => {
      const quantified = this.SUBRULE(this.quantifier);
      const name = this.CONSUME(t.Word);
      const where = this.OPTION(() => {
        this.CONSUME(t.Where);
        return this.SUBRULE(this.group);
      });
      return this.ACTION(() => {
        const related = { name: name.image, span: spanOf(name) };
        const inner = where?.kind === 'group' ? where.inner : where;
        const { start, ...quantifier } = quantified;
        return node({
          kind: 'relation',
          ...quantifier,
          relation: related,
          ...(inner === undefined ? {} : { where: inner }),
          span: { start, end: Math.max(start, related.span.end, where?.span.end ?? 0) },
        });
      });
    },
    { recoveryValueFunc: () => this.missingCriteria() },
  );

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
    { recoveryValueFunc: (): QuantifierPart => ({ quantifier: 'any', start: this.here().start }) },
  );

  /** comparison = property predicate */
  private readonly comparison = this.RULE(
    'comparison',
    (): CriteriaNode => {
      const property = this.SUBRULE(this.property);
      const predicate = this.SUBRULE(this.predicate);
      return this.ACTION((): CriteriaNode => {
        if (predicate === undefined) return node({ kind: 'missing', span: property.span });
        return node<Comparison>({
          kind: 'comparison',
          property,
          ...predicate,
          span: { start: property.span.start, end: Math.max(predicate.operatorSpan.end, predicate.operand.span.end) },
        });
      });
    },
    { recoveryValueFunc: () => this.missingCriteria() },
  );

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
            return this.ACTION(() =>
              node({ kind: 'label', text: label.image.replace(/^`|`$/g, ''), span: spanOf(label) }),
            );
          },
        },
      ]),
    { recoveryValueFunc: () => node<PropertyName>({ kind: 'name', text: '', span: this.here() }) },
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

  /** list = "(" value { "," value } [ "," ] ")" | "$" NAME */
  private readonly list = this.RULE(
    'list',
    (): OperandNode =>
      this.OR<OperandNode>([
        { ALT: () => this.SUBRULE(this.valueList) },
        {
          ALT: () => {
            const set = this.SUBRULE(this.parameter);
            return this.ACTION(() =>
              node<ListOperand>({ kind: 'list', parenthesised: false, values: [set], span: set.span }),
            );
          },
        },
      ]),
    { recoveryValueFunc: () => this.missingValue() },
  );

  private readonly valueList = this.RULE(
    'valueList',
    (): OperandNode => {
      const values: ValueNode[] = [];
      const open = this.CONSUME(t.OpenParenthesis);
      this.MANY_SEP({
        SEP: t.Comma,
        DEF: () => {
          values.push(this.SUBRULE(this.value));
        },
      });
      const close = this.CONSUME(t.CloseParenthesis);
      return this.ACTION(() =>
        node<ListOperand>({
          kind: 'list',
          parenthesised: true,
          values: Object.freeze(values),
          span: around(open, values.at(-1)?.span, close),
        }),
      );
    },
    { recoveryValueFunc: () => this.missingValue() },
  );

  /** range = value "and" value */
  private readonly range = this.RULE(
    'range',
    (): OperandNode => {
      const from = this.SUBRULE(this.value);
      this.CONSUME(t.And);
      const to = this.SUBRULE2(this.value);
      return this.ACTION(() =>
        node({ kind: 'range', from, to, span: { start: from.span.start, end: Math.max(from.span.end, to.span.end) } }),
      );
    },
    { recoveryValueFunc: () => this.missingValue() },
  );

  /** span = INTEGER UNIT */
  private readonly span = this.RULE(
    'span',
    (): OperandNode => {
      const count = this.SUBRULE(this.count);
      const unit = this.SUBRULE(this.unit);
      return this.ACTION(() =>
        node({ kind: 'span', shape: 'span', count, unit, span: { start: count.span.start, end: unit.span.end } }),
      );
    },
    { recoveryValueFunc: () => this.missingValue() },
  );

  /** relative span = INTEGER UNIT ( "ago" | "from" "now" ) */
  private readonly relativeSpan = this.RULE(
    'relativeSpan',
    (): OperandNode => {
      const count = this.SUBRULE(this.count);
      const unit = this.SUBRULE(this.unit);
      const direction = this.SUBRULE(this.direction);
      return this.ACTION(() =>
        node({
          kind: 'span',
          shape: `span ${direction.direction}`,
          count,
          unit,
          span: { start: count.span.start, end: Math.max(unit.span.end, direction.end) },
        }),
      );
    },
    { recoveryValueFunc: () => this.missingValue() },
  );

  private readonly direction = this.RULE(
    'direction',
    (): Direction =>
      this.OR<Direction>([
        { ALT: () => directionOf('ago', this.CONSUME(t.Ago)) },
        { ALT: () => directionOf('from now', this.CONSUME(t.FromNow)) },
      ]),
    { recoveryValueFunc: (): Direction => ({ direction: 'ago', end: this.here().end }) },
  );

  private readonly count = this.RULE(
    'count',
    (): NumberValue | ParameterValue =>
      this.OR<NumberValue | ParameterValue>([
        {
          ALT: () => {
            const number = this.CONSUME(t.NumberLiteral);
            return this.ACTION(() => node({ kind: 'number value', text: number.image, span: spanOf(number) }));
          },
        },
        { ALT: () => this.SUBRULE(this.parameter) },
      ]),
    { recoveryValueFunc: () => node<NumberValue>({ kind: 'number value', text: '0', span: this.here() }) },
  );

  private readonly unit = this.RULE(
    'unit',
    (): UnitName => {
      const unit = this.CONSUME(t.Unit);
      return this.ACTION(() => Object.freeze({ text: unit.image.toLowerCase(), span: spanOf(unit) }));
    },
    { recoveryValueFunc: () => ({ text: 'days', span: this.here() }) },
  );

  private readonly parameter = this.RULE(
    'parameter',
    (): ParameterValue => {
      const parameter = this.CONSUME(t.Parameter);
      return this.ACTION(() => node({ kind: 'parameter', name: parameter.image.slice(1), span: spanOf(parameter) }));
    },
    { recoveryValueFunc: () => node<ParameterValue>({ kind: 'parameter', name: '', span: this.here() }) },
  );

  private readonly text = this.RULE(
    'text',
    (): TextValue => {
      const text = this.CONSUME(t.Text);
      return this.ACTION(() => node({ kind: 'text value', text: textOf(text.image), span: spanOf(text) }));
    },
    { recoveryValueFunc: () => node<TextValue>({ kind: 'text value', text: '', span: this.here() }) },
  );

  /** value = NAME | STRING | NUMBER | "true" | "false" | DATE | DATETIME | relative date | "$" NAME */
  private readonly value = this.RULE(
    'value',
    (): ValueNode =>
      this.OR<ValueNode>([
        {
          // `today` is also a Word: a value is the day first.
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            const word = this.CONSUME(t.DayWord);
            return this.ACTION(() =>
              node({
                kind: 'day word',
                word: word.image.toLowerCase() as 'today' | 'yesterday' | 'tomorrow',
                span: spanOf(word),
              }),
            );
          },
        },
        {
          ALT: () => {
            const name = this.CONSUME(t.Word);
            return this.ACTION(() => node({ kind: 'name value', text: name.image, span: spanOf(name) }));
          },
        },
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.numberOrRelativeDate) },
        {
          ALT: () => {
            const word = this.CONSUME(t.BooleanLiteral);
            return this.ACTION(() =>
              node({ kind: 'boolean value', value: word.image.toLowerCase() === 'true', span: spanOf(word) }),
            );
          },
        },
        {
          ALT: () => {
            const date = this.CONSUME(t.CalendarDate);
            return this.ACTION(() => node({ kind: 'date value', text: date.image, span: spanOf(date) }));
          },
        },
        {
          ALT: () => {
            const dateTime = this.CONSUME(t.DateTime);
            return this.ACTION(() => node({ kind: 'datetime value', text: dateTime.image, span: spanOf(dateTime) }));
          },
        },
      ]),
    { recoveryValueFunc: () => this.missingValue() },
  );

  /** A number or parameter, or with a unit behind it a relative date: `3 months ago`. */
  private readonly numberOrRelativeDate = this.RULE(
    'numberOrRelativeDate',
    (): ValueNode => {
      const count = this.SUBRULE(this.count);
      const rest = this.OPTION(() => ({ unit: this.SUBRULE(this.unit), ...this.SUBRULE(this.direction) }));
      return this.ACTION(() => {
        if (rest === undefined) return count;
        const { unit, direction, end } = rest;
        const span = { start: count.span.start, end: Math.max(unit.span.end, end) };
        return node<ValueNode>({ kind: 'relative date', count, unit, direction, span });
      });
    },
    { recoveryValueFunc: () => this.missingValue() },
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

  /** The end of what was read last. */
  private here(): Span {
    const previous: IToken | undefined = this.LA(0);
    return previous === undefined ? { start: 0, end: 0 } : endOf(previous);
  }

  private missingCriteria(): CriteriaNode {
    return node({ kind: 'missing', span: this.here() });
  }

  private missingValue(): ValueNode {
    return node({ kind: 'missing value', span: this.here() });
  }
}

type Predicate = Pick<Comparison, 'operator' | 'operatorSpan' | 'operand'>;

function predicateOf(words: IToken, shape: OperandShape, operand: OperandNode): Predicate | undefined {
  const operator: OperatorId | undefined = t.meaningsOf(words.tokenType)[shape];
  return operator === undefined ? undefined : { operator, operatorSpan: spanOf(words), operand };
}

interface QuantifierPart {
  readonly quantifier: Quantifier;
  readonly count?: NumberValue | ParameterValue;
  readonly start: number;
}

function quantifierPart(quantifier: Quantifier, words: IToken, count?: QuantifierPart['count']): QuantifierPart {
  return { quantifier, start: spanOf(words).start, ...(count === undefined ? {} : { count }) };
}

interface Direction {
  readonly direction: 'ago' | 'from now';
  readonly end: number;
}

function directionOf(direction: Direction['direction'], word: IToken): Direction {
  return { direction, end: spanOf(word).end };
}

function node<N extends { readonly kind: string }>(value: N): N {
  return Object.freeze(value);
}

function joined(kind: 'and' | 'or', operands: CriteriaNode[]): CriteriaNode {
  const [first] = operands as [CriteriaNode];
  if (operands.length === 1) return first;
  const last = operands.at(-1) as CriteriaNode;
  return node({
    kind,
    operands: Object.freeze(operands),
    span: { start: first.span.start, end: Math.max(first.span.end, last.span.end) },
  });
}

function spanOf(token: IToken): Span {
  if (!Number.isFinite(token.startOffset)) return { start: 0, end: 0 }; // inserted in recovery
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

function endOf(token: IToken): Span {
  const { end } = spanOf(token);
  return { start: end, end };
}

function around(first: IToken, inner?: Span, last?: IToken | Span): Span {
  const { start, end } = spanOf(first);
  const lastEnd = last === undefined ? 0 : 'startOffset' in last ? spanOf(last).end : last.end;
  return { start, end: Math.max(end, inner?.end ?? 0, lastEnd) };
}

let grammar: CriteriaGrammar | undefined;

/** The one parser; building it costs a few milliseconds, so it is built when first asked for. */
export function criteriaGrammar(): CriteriaGrammar {
  grammar ??= new CriteriaGrammar(true);
  return grammar;
}

/** Builds the parser anew with all of Chevrotain's checks; throws when the grammar is ambiguous or unsound. */
export function validateGrammar(): void {
  new CriteriaGrammar(false);
}

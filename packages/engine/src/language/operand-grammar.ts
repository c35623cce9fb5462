import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { Span } from '../problems/fix.ts';
import { endOf, node, spanFrom, spanOf } from './grammar-nodes.ts';
import type {
  ListOperand,
  NumberValue,
  OperandNode,
  ParameterValue,
  TextValue,
  UnitName,
  ValueNode,
} from './syntax-tree.ts';
import { textOf } from './text-literal.ts';
import * as t from './tokens.ts';

interface Direction {
  readonly direction: 'ago' | 'from now';
  readonly span: Span;
}

/** What stands behind the words of an operator: values, lists, ranges and spans of time. */
export class OperandGrammar extends EmbeddedActionsParser {
  protected constructor(skipValidations: boolean) {
    super(t.allTokens, { recoveryEnabled: true, maxLookahead: 2, skipValidations });
  }

  /** A production, and the node that stands in for it where the text broke off. */
  protected production<Node>(name: string, read: () => Node, missing: () => Node): () => Node {
    return this.RULE(name, read, { recoveryValueFunc: missing });
  }

  /** The place right behind what was read last. */
  protected here(): Span {
    const previous: IToken | undefined = this.LA(0);
    return previous === undefined ? { start: 0, end: 0 } : endOf(previous);
  }

  private readonly missingValue = (): ValueNode => node({ kind: 'missing value', span: this.here() });

  /** text = STRING */
  protected readonly text = this.production(
    'text',
    (): TextValue => {
      const text = this.CONSUME(t.Text);
      return this.ACTION(() => node({ kind: 'text value', text: textOf(text.image), span: spanOf(text) }));
    },
    () => node({ kind: 'text value', text: '', span: this.here() }),
  );

  /** parameter = "$" NAME */
  private readonly parameter = this.production(
    'parameter',
    (): ParameterValue => {
      const parameter = this.CONSUME(t.Parameter);
      return this.ACTION(() => node({ kind: 'parameter', name: parameter.image.slice(1), span: spanOf(parameter) }));
    },
    () => node({ kind: 'parameter', name: '', span: this.here() }),
  );

  private readonly number = this.production(
    'number',
    (): NumberValue => {
      const number = this.CONSUME(t.NumberLiteral);
      return this.ACTION(() => node({ kind: 'number value', text: number.image, span: spanOf(number) }));
    },
    () => node({ kind: 'number value', text: '0', span: this.here() }),
  );

  /** count = INTEGER | "$" NAME */
  protected readonly count = this.production(
    'count',
    (): NumberValue | ParameterValue =>
      this.OR<NumberValue | ParameterValue>([
        { ALT: () => this.SUBRULE(this.number) },
        { ALT: () => this.SUBRULE(this.parameter) },
      ]),
    () => node({ kind: 'number value', text: '0', span: this.here() }),
  );

  protected readonly unit = this.production(
    'unit',
    (): UnitName => {
      const unit = this.CONSUME(t.Unit);
      return this.ACTION(() => Object.freeze({ text: unit.image.toLowerCase(), span: spanOf(unit) }));
    },
    () => ({ text: 'days', span: this.here() }),
  );

  private readonly direction = this.production(
    'direction',
    (): Direction =>
      this.OR<Direction>([
        { ALT: () => ({ direction: 'ago', span: spanOf(this.CONSUME(t.Ago)) }) },
        { ALT: () => ({ direction: 'from now', span: spanOf(this.CONSUME(t.FromNow)) }) },
      ]),
    (): Direction => ({ direction: 'ago', span: this.here() }),
  );

  /** value = NAME | STRING | NUMBER | "true" | "false" | DATE | DATETIME | relative date | "$" NAME */
  protected readonly value = this.production(
    'value',
    (): ValueNode =>
      this.OR<ValueNode>([
        // `today` is also a Word: a value is the day first.
        { IGNORE_AMBIGUITIES: true, ALT: () => this.SUBRULE(this.dayWord) },
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
    this.missingValue,
  );

  private readonly dayWord = this.production(
    'dayWord',
    (): ValueNode => {
      const token = this.CONSUME(t.DayWord);
      return this.ACTION(() => {
        const word = token.image.toLowerCase() as 'today' | 'yesterday' | 'tomorrow';
        return node({ kind: 'day word', word, span: spanOf(token) });
      });
    },
    this.missingValue,
  );

  /** A number or parameter, or with a unit behind it a relative date: `3 months ago`. */
  private readonly numberOrRelativeDate = this.production(
    'numberOrRelativeDate',
    (): ValueNode => {
      const count = this.SUBRULE(this.count);
      const rest = this.OPTION(() => ({ unit: this.SUBRULE(this.unit), ...this.SUBRULE(this.direction) }));
      return this.ACTION((): ValueNode => {
        if (rest === undefined) return count;
        const { unit, direction } = rest;
        return node({
          kind: 'relative date',
          count,
          unit,
          direction,
          span: spanFrom(count.span, unit.span, rest.span),
        });
      });
    },
    this.missingValue,
  );

  /** list = "(" value { "," value } [ "," ] ")" | "$" NAME */
  protected readonly list = this.production(
    'list',
    (): OperandNode =>
      this.OR<OperandNode>([
        { ALT: () => this.SUBRULE(this.valueList) },
        {
          ALT: () => {
            const set = this.SUBRULE(this.parameter);
            return this.ACTION(() => node({ kind: 'list', parenthesised: false, values: [set], span: set.span }));
          },
        },
      ]),
    this.missingValue,
  );

  private readonly valueList = this.production(
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
      return this.ACTION(() => {
        const span = spanFrom(spanOf(open), values.at(-1)?.span, spanOf(close));
        return node<ListOperand>({ kind: 'list', parenthesised: true, values: Object.freeze(values), span });
      });
    },
    this.missingValue,
  );

  /** range = value "and" value */
  protected readonly range = this.production(
    'range',
    (): OperandNode => {
      const from = this.SUBRULE(this.value);
      this.CONSUME(t.And);
      const to = this.SUBRULE2(this.value);
      return this.ACTION(() => node({ kind: 'range', from, to, span: spanFrom(from.span, to.span) }));
    },
    this.missingValue,
  );

  /** span = INTEGER UNIT */
  protected readonly span = this.production(
    'span',
    (): OperandNode => {
      const count = this.SUBRULE(this.count);
      const unit = this.SUBRULE(this.unit);
      return this.ACTION(() =>
        node({ kind: 'span', shape: 'span', count, unit, span: spanFrom(count.span, unit.span) }),
      );
    },
    this.missingValue,
  );

  /** relative span = INTEGER UNIT ( "ago" | "from" "now" ) */
  protected readonly relativeSpan = this.production(
    'relativeSpan',
    (): OperandNode => {
      const count = this.SUBRULE(this.count);
      const unit = this.SUBRULE(this.unit);
      const { direction, span: end } = this.SUBRULE(this.direction);
      return this.ACTION(() =>
        node({ kind: 'span', shape: `span ${direction}`, count, unit, span: spanFrom(count.span, unit.span, end) }),
      );
    },
    this.missingValue,
  );
}

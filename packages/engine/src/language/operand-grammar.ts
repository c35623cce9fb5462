import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { Span } from '../problems/fix.ts';
import { node, spanFrom, spanOf } from './grammar-nodes.ts';
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

/** Breaks are put into words elsewhere. */
const withoutMessages = {
  buildMismatchTokenMessage: () => '',
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};

/** What stands behind the words of an operator: values, lists, ranges and spans of time. */
export class OperandGrammar extends EmbeddedActionsParser {
  protected constructor(skipValidations: boolean) {
    super(t.allTokens, { maxLookahead: 2, skipValidations, errorMessageProvider: withoutMessages });
  }

  /** text = STRING */
  protected readonly text = this.RULE('text', (): TextValue => {
    const text = this.CONSUME(t.Text);
    return this.ACTION(() => node({ kind: 'text value', text: textOf(text.image), span: spanOf(text) }));
  });

  /** parameter = "$" NAME */
  private readonly parameter = this.RULE('parameter', (): ParameterValue => {
    const parameter = this.CONSUME(t.Parameter);
    return this.ACTION(() => node({ kind: 'parameter', name: parameterName(parameter), span: spanOf(parameter) }));
  });

  private readonly number = this.RULE('number', (): NumberValue => {
    const number = this.CONSUME(t.NumberLiteral);
    // What is no number was reported with its spelling, and should not be reported again as a wrong number.
    const text = number.tokenType === t.BadNumber ? '0' : number.image;
    return this.ACTION(() => node({ kind: 'number value', text, span: spanOf(number) }));
  });

  /** count = INTEGER | "$" NAME */
  protected readonly count = this.RULE('count', (): NumberValue | ParameterValue =>
    this.OR<NumberValue | ParameterValue>([
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.parameter) },
    ]),
  );

  protected readonly unit = this.RULE('unit', (): UnitName => {
    const unit = this.CONSUME(t.Unit);
    return this.ACTION(() => Object.freeze({ text: unit.image.toLowerCase(), span: spanOf(unit) }));
  });

  private readonly direction = this.RULE(
    'direction',
    (): Direction =>
      this.OR<Direction>([
        { ALT: () => ({ direction: 'ago', span: spanOf(this.CONSUME(t.Ago)) }) },
        { ALT: () => ({ direction: 'from now', span: spanOf(this.CONSUME(t.FromNow)) }) },
      ]),
  );

  /** value = NAME | STRING | NUMBER | "true" | "false" | DATE | DATETIME | relative date | "$" NAME */
  protected readonly value = this.RULE(
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
              node({
                kind: 'boolean value',
                text: word.image,
                value: word.image.toLowerCase() === 'true',
                span: spanOf(word),
              }),
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
  );

  private readonly dayWord = this.RULE('dayWord', (): ValueNode => {
    const token = this.CONSUME(t.DayWord);
    return this.ACTION(() => {
      const word = token.image.toLowerCase() as 'today' | 'yesterday' | 'tomorrow';
      return node({ kind: 'day word', text: token.image, word, span: spanOf(token) });
    });
  });

  /** A number or parameter, or with a unit behind it a relative date: `3 months ago`. */
  private readonly numberOrRelativeDate = this.RULE('numberOrRelativeDate', (): ValueNode => {
    const isBad = this.LA(1).tokenType === t.BadNumber;
    const count = this.SUBRULE(this.count);
    const rest = this.OPTION(() => ({ unit: this.SUBRULE(this.unit), ...this.SUBRULE(this.direction) }));
    return this.ACTION((): ValueNode => {
      if (rest === undefined) return isBad ? node({ kind: 'missing value', span: count.span }) : count;
      const { unit, direction } = rest;
      return node({
        kind: 'relative date',
        count,
        unit,
        direction,
        span: spanFrom(count.span, unit.span, rest.span),
      });
    });
  });

  /** list = "(" value { "," value } [ "," ] ")" | "$" NAME */
  protected readonly list = this.RULE(
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
  );

  private readonly valueList = this.RULE('valueList', (): OperandNode => {
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
  });

  /** range = value "and" value */
  protected readonly range = this.RULE('range', (): OperandNode => {
    const from = this.SUBRULE(this.value);
    this.CONSUME(t.And);
    const to = this.SUBRULE2(this.value);
    return this.ACTION(() => node({ kind: 'range', from, to, span: spanFrom(from.span, to.span) }));
  });

  /** span = INTEGER UNIT */
  protected readonly span = this.RULE('span', (): OperandNode => {
    const count = this.SUBRULE(this.count);
    const unit = this.SUBRULE(this.unit);
    return this.ACTION(() => node({ kind: 'span', shape: 'span', count, unit, span: spanFrom(count.span, unit.span) }));
  });

  /** relative span = INTEGER UNIT ( "ago" | "from" "now" ) */
  protected readonly relativeSpan = this.RULE('relativeSpan', (): OperandNode => {
    const count = this.SUBRULE(this.count);
    const unit = this.SUBRULE(this.unit);
    const { direction, span: end } = this.SUBRULE(this.direction);
    return this.ACTION(() =>
      node({ kind: 'span', shape: `span ${direction}`, count, unit, span: spanFrom(count.span, unit.span, end) }),
    );
  });
}

/** The name of a parameter; empty where what was written is no name, which is reported with its spelling. */
function parameterName({ image }: IToken): string {
  return /^\$[A-Za-z_]/.test(image) ? image.slice(1) : '';
}

import { EOF, type IRecognitionException, type IToken, isRecognitionException } from 'chevrotain';
import { node, spanFrom, spanOf } from './grammar-nodes.ts';
import { OperandGrammar } from './operand-grammar.ts';
import type { CriteriaNode } from './syntax-tree.ts';
import * as t from './tokens.ts';

/** `not` and parentheses may nest this deep. */
export const deepestNesting = 100;

/** After so many breaks nothing more is read. */
const mostBreaks = 100;

/** A place where the text stops making sense. */
export interface Break {
  readonly token: IToken;
  /** The productions that were being read, the innermost last; or what of a clause was missing or too much. */
  readonly productions: readonly string[];
}

/** Thrown when the text nests deeper; nothing after that place is read. */
export class NestedTooDeep extends Error {
  readonly token: IToken;

  constructor(token: IToken) {
    super('nested too deep');
    this.token = token;
  }
}

/** How reading goes on where a clause breaks off: the place is noted, and the rest of the clause is passed over. */
export class ClauseRecovery extends OperandGrammar {
  private depth = 0;
  breaks: Break[] = [];
  /** Where reading went on after the last clause that broke. */
  resumedAt: IToken | undefined;

  protected forgetBreaks(): void {
    this.depth = 0;
    this.breaks = [];
    this.resumedAt = undefined;
  }

  /** A clause; where it breaks off, the rest of it is passed over. */
  protected clause(read: () => CriteriaNode): CriteriaNode {
    const { depth } = this;
    const first = this.LA(1);
    try {
      const clause = read();
      this.ACTION(() => {
        if (this.clauseMayEndAt(1) || this.clauseBeginsAt(1)) return;
        this.noteBreak('left over');
        this.skipClause(first);
      });
      return clause;
    } catch (error) {
      if (!(error instanceof Error && isRecognitionException(error))) throw error;
      const { token, context } = error as IRecognitionException & Error;
      this.breaks.push({ token, productions: context.ruleStack });
      this.depth = depth;
      this.skipClause(first);
      return node({ kind: 'missing', span: spanFrom(spanOf(first)) });
    }
  }

  protected noteBreak(production: string): void {
    this.breaks.push({ token: this.LA(1), productions: [production] });
  }

  /** Passes over the rest of a clause: up to a connective, or the parenthesis that closes what the clause stands in. */
  private skipClause(first: IToken): void {
    const opened = this.openSince(first);
    const isEnough = this.breaks.length >= mostBreaks;
    let depth = opened;
    for (let next = this.LA(1); next.tokenType !== EOF; next = this.LA(1)) {
      if (!isEnough && depth <= opened && (next.tokenType === t.And || next.tokenType === t.Or)) break;
      if (!isEnough && depth <= 0 && next.tokenType === t.CloseParenthesis) break;
      if (next.tokenType === t.OpenParenthesis) depth++;
      if (next.tokenType === t.CloseParenthesis) depth--;
      this.SKIP_TOKEN();
    }
    this.resumedAt = this.LA(1);
  }

  /** How many parentheses a clause has opened and not closed. */
  private openSince(first: IToken): number {
    let open = 0;
    if (this.LA(1) === first) return open;
    for (let back = 0; ; back--) {
      const token = this.LA(back);
      if (token.tokenType === t.OpenParenthesis) open++;
      if (token.tokenType === t.CloseParenthesis) open--;
      if (token === first || token.tokenType === EOF) return open;
    }
  }

  private clauseMayEndAt(ahead: number): boolean {
    const { tokenType } = this.LA(ahead);
    return (
      tokenType === t.And || tokenType === t.Or || tokenType === t.CloseParenthesis || (tokenType as unknown) === EOF
    );
  }

  /** Whether what stands there can only be a new clause. */
  protected clauseBeginsAt(ahead: number): boolean {
    const { tokenType } = this.LA(ahead);
    if (tokenType === t.OpenParenthesis) return this.clauseBeginsAt(ahead + 1);
    if (t.isOneOf(tokenType, t.Label) || t.beginsWithoutProperty(tokenType)) return true;
    return t.isOneOf(tokenType, t.Word) && t.isOperator(this.LA(ahead + 1).tokenType);
  }

  protected enter(token: IToken): void {
    this.ACTION(() => {
      this.depth++;
      if (this.depth > deepestNesting) throw new NestedTooDeep(token);
    });
  }

  protected leave(): void {
    this.ACTION(() => {
      this.depth--;
    });
  }
}

import type { IToken } from 'chevrotain';
import type { Span } from '../../problems/fix.ts';

/** Hands out the comments of a text, each once, in their order. */
export interface CommentCursor {
  /** Comments before a place that were not handed out yet. */
  before(offset: number): string[];
  /** The comment on the line on which something ends, when nothing but punctuation stands between. */
  behind(offset: number): string | undefined;
  hasInside(span: Span): boolean;
  rest(): string[];
}

/** What may stand between a clause and the comment behind it. */
const punctuation = /[ \t),]*/y;

export function commentCursor(text: string, comments: readonly IToken[]): CommentCursor {
  let next = 0;

  function take(isDue: (comment: IToken) => boolean): string[] {
    const taken: string[] = [];
    for (let comment = comments[next]; comment !== undefined && isDue(comment); comment = comments[next]) {
      taken.push(comment.image.trimEnd());
      next++;
    }
    return taken;
  }

  return {
    before: (offset) => take(({ startOffset }) => startOffset < offset),
    behind: (offset) => {
      const comment = comments[next];
      if (comment === undefined || comment.startOffset < offset) return undefined;
      punctuation.lastIndex = offset;
      punctuation.test(text);
      if (punctuation.lastIndex !== comment.startOffset) return undefined;
      next++;
      return comment.image.trimEnd();
    },
    hasInside: ({ start, end }) => {
      let index = next;
      while ((comments[index]?.startOffset ?? end) <= start) index++;
      return (comments[index]?.startOffset ?? end) < end;
    },
    rest: () => take(() => true),
  };
}

/** A fenced block of a Markdown text: ```` ```criteria no-run ````. */
export interface FencedBlock {
  readonly language: string;
  /** False for what is shown and cannot be run by itself. */
  readonly runs: boolean;
  readonly text: string;
}

export function fencedBlocks(markdown: string): FencedBlock[] {
  return [...markdown.matchAll(/^```(\w+)( no-run)?\n([\s\S]*?)^```$/gm)].map(([, language = '', flag, text = '']) => ({
    language,
    runs: flag === undefined,
    text,
  }));
}

/** What stands under a heading, up to the next one. */
export function sectionOf(markdown: string, heading: string): string {
  const start = markdown.indexOf(`\n## ${heading}\n`);
  if (start < 0) return '';
  const end = markdown.indexOf('\n## ', start + 1);
  return markdown.slice(start, end < 0 ? undefined : end);
}

/**
 * The files that blocks stand for. A first line `# file: PATH` names a block's file; criteria without one are a rule
 * of their own.
 */
export function filesOf(blocks: readonly FencedBlock[]): Record<string, string> {
  const files: Record<string, string> = {};
  blocks.forEach(({ text }, index) => {
    const [, path = `rules/example-${index + 1}.criteria`] = /^# file: (.+)\n/.exec(text) ?? [];
    files[path] = text.replace(/^# file: .+\n/, '');
  });
  return files;
}

import { suggestionsFor } from '@listwise/engine/suggestions';

/** “Did you mean …?”, or what to say where nothing is near. */
export function suggestionHint(written: string, known: Iterable<string>, otherwise: string): string {
  const [near] = suggestionsFor(written, known);
  return near === undefined ? otherwise : `Did you mean \`${near}\`?`;
}

import { editDistance } from './edit-distance.ts';

const mostSuggestions = 3;

/** The known names that `written` may have meant, nearest first; a longer name may differ in more letters. */
export function suggestionsFor(written: string, known: Iterable<string>): string[] {
  const wanted = written.toLowerCase();
  const threshold = Math.max(1, Math.floor(written.length * 0.4));
  const near: { name: string; distance: number }[] = [];
  for (const name of new Set(known)) {
    const candidate = name.toLowerCase();
    if (Math.abs(candidate.length - wanted.length) > threshold) continue;
    const letters = candidate === wanted ? 0 : editDistance(wanted, candidate);
    if (letters <= threshold) near.push({ name, distance: letters });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  // Where one name is plainly nearest, the far ones only distract.
  const nearest = near[0]?.distance ?? 0;
  return near
    .filter((candidate) => candidate.distance <= nearest + 2)
    .slice(0, mostSuggestions)
    .map((candidate) => candidate.name);
}

/** ` Did you mean …?`, or nothing when there is no suggestion. */
export function didYouMean(suggestions: readonly string[]): string {
  if (suggestions.length === 0) return '';
  const quoted = suggestions.map((name) => `\`${name}\``);
  const last = quoted.pop();
  return ` Did you mean ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}?`;
}

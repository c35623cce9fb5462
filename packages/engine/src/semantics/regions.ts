import { positiveTwin } from '../catalog/operators.ts';
import type { Property } from '../catalog/property.ts';
import { literalOf } from '../language/text-literal.ts';
import { fold } from '../values/fold.ts';
import type { Moment } from '../values/moment.ts';
import { isDateType, type Value } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';
import type { BoundComparison } from './bound-criteria.ts';
import { dateWindow, propertiesComparedWith } from './date-window.ts';
import { asWritten } from './values/option.ts';

/**
 * Comparisons on one property cut its values into regions: within a region every comparison has the same answer.
 * Each region is shown by one value of it.
 */
export interface Region {
  /** A value of the region; `undefined` is the region of unknown. */
  readonly value: Value | undefined;
  /** The region in words that go after “were”: `unknown`, `before 2026-01-01`, `more than 5`. */
  readonly text: string;
}

const unknownRegion: Region = { value: undefined, text: 'unknown' };

/** The regions of a property under the comparisons, unknown first. For text they are the most telling ones, not all. */
export function regionsOf(property: Property, comparisons: readonly BoundComparison[], moment: Moment): Region[] {
  return [unknownRegion, ...knownRegions(property, comparisons, moment)];
}

function knownRegions(property: Property, comparisons: readonly BoundComparison[], moment: Moment): Region[] {
  switch (property.type) {
    case 'boolean':
      return [true, false].map((value) => ({ value, text: String(value) }));
    case 'number':
      return numberRegions(comparisons);
    case 'date':
    case 'datetime':
      return dateRegions(property, comparisons, moment);
    case 'enumeration':
      return optionRegions(property, comparisons);
    case 'multi_enumeration':
      return multiSelectRegions(property, comparisons);
    case 'string':
      return textRegions(comparisons);
  }
}

function textsOf(comparisons: readonly BoundComparison[]): string[] {
  return [...new Set(comparisons.flatMap(({ operand }) => (operand.kind === 'texts' ? operand.values : [])))];
}

/** The listed options, and one that is not listed. */
function optionRegions(property: Property, comparisons: readonly BoundComparison[]): Region[] {
  const listed = textsOf(comparisons);
  const other = unlistedOption(property, listed);
  return [
    ...listed.map((value) => ({ value, text: asWritten(value) })),
    ...(other === undefined
      ? []
      : [{ value: other, text: listed.length === 0 ? 'known' : `another value, such as ${asWritten(other)}` }]),
  ];
}

function unlistedOption({ options = [], open }: Property, listed: readonly string[]): string | undefined {
  const option = options.find(({ value }) => !listed.includes(value))?.value;
  if (option !== undefined || open !== true) return option;
  for (let count = 1; ; count++) if (!listed.includes(`OTHER_${count}`)) return `OTHER_${count}`;
}

/** Each listed option alone, the sets that comparisons name, all of them, and one that is not listed. */
function multiSelectRegions(property: Property, comparisons: readonly BoundComparison[]): Region[] {
  const listed = textsOf(comparisons);
  const other = unlistedOption(property, listed);
  const sets = comparisons.flatMap(({ operand }) =>
    operand.kind === 'texts' && operand.values.length > 1 ? [operand.values] : [],
  );
  const selections = [
    ...listed.map((value) => [value]),
    ...sets,
    listed,
    ...(other === undefined ? [] : [[other], [...listed, other]]),
  ];
  const values = new Set(
    selections.filter((selection) => selection.length > 0).map((selection) => selection.join(';')),
  );
  return [...values].map((value) => ({ value, text: `just ${value.split(';').map(asWritten).join(' and ')}` }));
}

/** The points at which comparisons change their answer, and the stretches between them. */
function numberRegions(comparisons: readonly BoundComparison[]): Region[] {
  const points = [
    ...new Set(
      comparisons.flatMap(({ operand }) =>
        operand.kind === 'number' ? [operand.value] : operand.kind === 'number range' ? [operand.from, operand.to] : [],
      ),
    ),
  ].sort((a, b) => a - b);
  const [lowest, highest] = [points[0], points.at(-1)];
  if (lowest === undefined || highest === undefined) return [{ value: 1, text: 'known' }];
  const regions: Region[] = [{ value: below(lowest), text: `less than ${lowest}` }];
  points.forEach((point, index) => {
    regions.push({ value: point, text: String(point) });
    const next = points[index + 1];
    const between = next === undefined ? undefined : numberBetween(point, next);
    if (next !== undefined && between !== undefined)
      regions.push({ value: between, text: `between ${point} and ${next}` });
  });
  regions.push({ value: above(highest), text: `more than ${highest}` });
  return regions.filter(({ value }) => Number.isFinite(value as number));
}

function below(point: number): number {
  return Math.abs(point) < 1e15 ? Math.ceil(point) - 1 : point - Math.abs(point) / 2;
}

function above(point: number): number {
  return Math.abs(point) < 1e15 ? Math.floor(point) + 1 : point + Math.abs(point) / 2;
}

/** A whole number where there is one; numbers that are very large or very close do not bear every sum. */
function numberBetween(low: number, high: number): number | undefined {
  const candidates = [Math.floor(low) + 1, low + (high - low) / 2, low / 2 + high / 2];
  return candidates.find((candidate) => low < candidate && candidate < high);
}

/** Between the bounds of the windows that comparisons name. */
function dateRegions(property: Property, comparisons: readonly BoundComparison[], moment: Moment): Region[] {
  const bounds = new Set<number>();
  for (const comparison of comparisons) {
    if (!namesDates(comparison) || propertiesComparedWith(comparison).length > 0) continue;
    const { operator } = positiveTwin(comparison.operator);
    const window = dateWindow({ ...comparison, operator: operator === 'has_ever_been' ? 'is_on' : operator }, moment);
    for (const bound of [window?.from, window?.to]) if (bound !== undefined) bounds.add(bound);
  }
  const points = [...bounds].sort((a, b) => a - b);
  const [first] = points;
  if (first === undefined) return [{ value: property.type === 'date' ? moment.today : moment.now, text: 'known' }];
  const shown = (value: number): string => valueText(value, property.type, moment.zone);
  // Local time is dear to write, and most who ask for regions want their values only.
  return [
    {
      value: first - 1,
      get text() {
        return `before ${shown(first)}`;
      },
    },
    ...points.map((point, index) => ({
      value: point,
      get text() {
        const next = points[index + 1];
        return next === undefined ? `${shown(point)} or later` : `from ${shown(point)} until before ${shown(next)}`;
      },
    })),
  ];
}

/** `is today` names a date, though nothing follows its words. */
function namesDates({ property, operator }: BoundComparison): boolean {
  return isDateType(property.type) && positiveTwin(operator).operator !== 'is_known';
}

/** The texts that comparisons name, and ones made of their beginnings, middles and ends. */
function textRegions(comparisons: readonly BoundComparison[]): Region[] {
  const named = (operators: readonly string[]): string[] =>
    textsOf(comparisons.filter(({ operator }) => operators.includes(positiveTwin(operator).operator)));
  const starts = ['', ...named(['starts_with'])];
  const middles = ['', ...named(['contains'])];
  const ends = ['', ...named(['ends_with'])];
  const whole = named(['equals', 'is_any_of', 'has_ever_been']);
  const made = starts
    .flatMap((start) => middles.flatMap((middle) => ends.map((end) => start + middle + end)))
    .slice(0, mostTexts);
  const texts = [...whole, ...made.filter((text) => text !== ''), unlikeAll([...whole, ...made])];
  return [...new Map(texts.map((text) => [fold(text), text])).values()].map((value) => ({
    value,
    text: literalOf(value),
  }));
}

const mostTexts = 200;

/** A text that equals, begins, ends and contains none of the others. */
function unlikeAll(texts: readonly string[]): string {
  const folded = texts.filter((text) => text !== '').map(fold);
  for (const candidate of ['other', 'zzz', 'q8q', 'x0x0x'])
    if (!folded.some((text) => candidate.includes(text))) return candidate;
  return '\u2042';
}

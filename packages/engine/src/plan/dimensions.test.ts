import { describe, expect, it } from 'vitest';
import { createProject } from '../project/project.ts';
import { momentAt } from '../values/moment.ts';
import { zoneOf } from '../values/zone.ts';
import { type Dimension, dimensionsOf } from './dimensions.ts';
import { leafText } from './leaf-text.ts';
import { planBuilder } from './logical-plan.ts';

const project = createProject({ rules: [], catalogs: [], sets: new Map(), packs: [] }, undefined);

/** The cut of each dimension, and under each leaf an x for the regions where it holds. */
function seen(...texts: readonly string[]): unknown[] {
  const zone = zoneOf('UTC');
  if (zone === undefined) throw new Error('UTC is a zone');
  const moment = momentAt(Date.parse('2026-07-01T08:00:00Z'), zone, 'monday');
  const builder = planBuilder(project.catalog, moment);
  for (const text of texts) {
    const { criteria } = project.adHocRule('ad-hoc', 'ad-hoc.criteria', text);
    if (criteria === undefined) throw new Error(text);
    builder.criteria(criteria);
  }
  const { leaves } = builder.build();
  return dimensionsOf(leaves, moment).map((dimension) => ({
    cut: cutText(dimension),
    ...Object.fromEntries(
      dimension.leaves.map(({ leaf, holds }) => [
        leafText(leaves[leaf] as (typeof leaves)[number]),
        holds.map((isHeld) => (isHeld ? 'x' : '.')).join(''),
      ]),
    ),
  }));
}

function cutText({ cut }: Dimension): string {
  switch (cut.kind) {
    case 'leaf':
      return 'alone';
    case 'boolean':
      return 'boolean';
    case 'listed':
      return cut.values.join(' ');
    case 'ordered':
      return cut.points.map(({ value, behind }) => `${value}${behind ? '|' : ''}`).join(' ');
  }
}

describe('leaves on one property', () => {
  it('cut numbers before and behind the values that they name', () => {
    expect(
      seen('num_associated_deals > 2', 'num_associated_deals >= 2', 'num_associated_deals is between 2 and 5'),
    ).toEqual([
      {
        cut: '2 2| 5|',
        'deal_count > 2': '...xx',
        'deal_count >= 2': '..xxx',
        'deal_count is between 2 and 5': '..xx.',
      },
    ]);
  });

  it('cut options into those listed and the others, unknown apart', () => {
    expect(
      seen('lifecycle_stage is any of (lead, customer)', 'lifecycle_stage = lead', 'lifecycle_stage is known'),
    ).toEqual([
      {
        cut: 'lead customer',
        'lifecycle_stage is any of (lead, customer)': '.xx.',
        'lifecycle_stage = lead': '.x..',
        'lifecycle_stage is known': '.xxx',
      },
    ]);
  });

  it('share a boolean, but not its history', () => {
    expect(seen('unsubscribed_all = true', 'unsubscribed_all is known', 'unsubscribed_all has ever been true')).toEqual(
      [
        { cut: 'boolean', 'unsubscribed_all = true': '..x', 'unsubscribed_all is known': '.xx' },
        { cut: 'alone', 'unsubscribed_all has ever been true': '.x' },
      ],
    );
  });

  it('compare text folded', () => {
    expect(seen('city = "ÅSA"', 'city is any of ("åsa", "Bo")')).toEqual([
      { cut: 'åsa bo', 'city = "ÅSA"': '.x..', 'city is any of ("åsa", "Bo")': '.xx.' },
    ]);
  });

  it('stand alone where there is one of them, or no cut answers it', () => {
    expect(seen('city contains "a"', 'city = "Bo"')).toEqual([
      { cut: 'alone', 'city contains "a"': '.x' },
      { cut: 'alone', 'city = "Bo"': '.x' },
    ]);
  });
});

import { grouped } from '../../../../values/grouped.ts';
import type { ScanExplanation } from '../../../source.ts';
import { searchLimits } from '../search-body.ts';
import type { LocalClause } from './candidates.ts';
import type { RequestEstimate } from './request-estimate.ts';
import type { SearchPlan } from './search-plan.ts';

/** What a plan sends to HubSpot, to the letter, what stays here and why, and what it costs. */
export function explainSearch(
  plan: SearchPlan,
  estimate: RequestEstimate,
  apiVersion: string,
): Pick<ScanExplanation, 'statements' | 'notes'> {
  const path = `/crm/objects/${apiVersion}/contacts`;
  const bodies = plan.kind === 'everyone' ? [] : plan.searches.map((body) => JSON.stringify(body));
  return {
    statements: bodies.map((body) => ({ statement: `POST ${path}/search ${body}`, values: [] })),
    notes: [howFound(plan), ...costNotes(estimate), ...plan.local.map(localNote)],
  };
}

function howFound(plan: SearchPlan): string {
  if (plan.kind === 'everyone') return 'No search bounds the contacts: all of them are read and decided here.';
  if (plan.searches.length === 0) return 'Nobody can match: nothing is sent.';
  const and = plan.exact ? 'Search finds the matches themselves' : 'Search finds candidates';
  return `${and}; each is read by id and decided here again before it counts.`;
}

function costNotes({ searches, reads, seconds, passesCap }: RequestEstimate): string[] {
  if (searches === 0 && reads === 0) return [];
  const cap = grouped(searchLimits.results);
  return [
    searches === undefined || reads === undefined || seconds === undefined
      ? 'How many requests it takes depends on how many contacts are found.'
      : `At most ${grouped(searches)} searches and ${grouped(reads)} reads, about ${grouped(Math.ceil(seconds))} seconds.`,
    ...(passesCap === false
      ? []
      : [
          `${passesCap === true ? 'A search finds' : 'A search may find'} more than ${cap} contacts, where paging ends: each page is searched for behind the last id of the one before.`,
        ]),
  ];
}

function localNote({ clause, reason }: LocalClause): string {
  return `Decided here: ${clause}, because ${reason}.`;
}

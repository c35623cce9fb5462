import type { Catalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import type { Zone } from '../../../values/zone.ts';
import type { OpenDatabase } from '../../sqlite/database.ts';
import type { AccountDetails, HubSpotApi, PropertyDefinition } from '../api/hubspot-api.ts';
import { idAbove, searchFor } from '../filters/search/pages.ts';
import { countOf } from '../filters/search/search-all.ts';
import { archiveDeleted } from './archive-deleted.ts';
import { compareCounts } from './compare-counts.ts';
import { type Draft, openDraft } from './draft.ts';
import { finishPull } from './finish-pull.ts';
import type { PullNeeds } from './needs.ts';
import { pullAssociated } from './pull-associated.ts';
import type { PullContext } from './pull-context.ts';
import { pullEmailEvents } from './pull-email-events.ts';
import { type PulledList, pullLists } from './pull-lists.ts';
import { notOnPortal, type PullPlan, planPull } from './pull-plan.ts';
import { noPullCounts, type PullCounts, type PullProgress } from './pull-progress.ts';
import { readAllContacts } from './read-all-contacts.ts';
import { readChangedContacts } from './read-changed-contacts.ts';
import { recordWriter } from './record-writer.ts';
import { startDraft } from './start-draft.ts';

export interface PullRequest {
  readonly api: HubSpotApi;
  readonly needs: PullNeeds;
  readonly catalog: Catalog;
  readonly openDatabase: OpenDatabase;
  /** The store, and how its path is shown. */
  readonly storePath: string;
  readonly shownStorePath: string;
  readonly zone: Zone;
  /** Milliseconds since 1970; HubSpot's own clock counts where it can be read. */
  readonly now: number;
  /** Read all contacts again, whatever the store holds. */
  readonly full: boolean;
  readonly signal?: AbortSignal;
  onProgress?(progress: PullProgress): void;
}

export interface PullReport extends PullCounts {
  readonly portal: string;
  readonly mode: PullPlan['mode'];
  /** An earlier pull was stopped, and this one went on where it was. */
  readonly resumed: boolean;
  readonly columns: readonly string[];
  readonly histories: readonly string[];
  readonly lists: readonly PulledList[];
  readonly missingLists: readonly string[];
  readonly relations: readonly string[];
  /** Needed properties that the portal does not have. */
  readonly missingProperties: readonly Property[];
  readonly requests: number;
}

/**
 * Brings what is needed of a portal into the local store. The store stays as it was until all of it is there; what was
 * read is kept in a draft beside it, with which the next pull goes on after a stop. Memory does not grow with the portal.
 */
export async function pull(request: PullRequest): Promise<PullReport> {
  const { api, needs, signal } = request;
  const sentBefore = api.requestsSent;
  const account = await api.account(signal);
  const definitions = await api.properties('contacts', signal);
  const draft = openDraft({ ...request, portal: account.portalId, key: keyOf(request) });
  let report: PullReport;
  try {
    const plan = draft.isResumed ? draft.state<PullPlan>('plan') : undefined;
    const context = contextOf(plan ?? newPlan(draft, request, account, definitions), draft, request);
    await pullContacts(context);
    await pullLists(context);
    for (const need of needs.associated) await pullAssociated(need, context);
    await pullEmailEvents(context);
    const lists = Object.values(draft.state<Record<string, PulledList>>('lists') ?? {});
    report = {
      ...context.counts,
      portal: account.portalId,
      mode: draft.state('readsAll') === true ? 'full' : context.plan.mode,
      resumed: plan !== undefined,
      columns: context.plan.columns,
      histories: context.plan.histories,
      lists,
      missingLists: needs.lists.filter((name) => !lists.some((list) => list.name === name)),
      relations: needs.associated.map(({ relation }) => relation),
      missingProperties: notOnPortal(needs, definitions),
      requests: api.requestsSent - sentBefore,
    };
    finishPull(context, request.catalog, account.portalId);
  } catch (error) {
    draft.close();
    throw error;
  }
  draft.finish();
  return report;
}

/** A draft is gone on with only by a pull of the same things. */
function keyOf({ needs, zone, full }: PullRequest): string {
  const named = (properties: readonly Property[]): string[] => properties.map(({ name, type }) => `${name}:${type}`);
  return JSON.stringify({
    zone: zone.id,
    full,
    ...needs,
    properties: named(needs.properties),
    histories: named(needs.histories),
    associated: needs.associated.map(({ relation, properties }) => [relation, ...named(properties)]),
  });
}

function newPlan(
  draft: Draft,
  request: PullRequest,
  account: AccountDetails,
  definitions: readonly PropertyDefinition[],
): PullPlan {
  const plan = planPull(draft.database, { ...request, definitions, began: account.serverTime ?? request.now });
  draft.inOneStep(() => startDraft(draft, plan, request));
  return plan;
}

function contextOf(plan: PullPlan, draft: Draft, request: PullRequest): PullContext {
  const { api, catalog, zone, needs, signal, onProgress } = request;
  const counts: PullCounts = draft.state<PullCounts>('counts') ?? noPullCounts();
  const propertiesOf = (names: readonly string[]): Property[] =>
    names.flatMap((name) => catalog.contacts.named(name) ?? []);
  const writer = recordWriter(draft.database, {
    properties: propertiesOf(plan.columns),
    histories: propertiesOf(plan.histories),
    zone,
    began: plan.began,
    counts,
  });
  return {
    api,
    needs,
    plan,
    draft,
    writer,
    counts,
    zone,
    ...(signal === undefined ? {} : { signal }),
    save: (work) =>
      draft.inOneStep(() => {
        work();
        draft.setState('counts', counts);
      }),
    progress: (what, done, total) => onProgress?.({ what, done, total }),
    countOnPortal: () => countOf(api, searchFor([{ filters: [idAbove(0)] }]), signal),
  };
}

/** Only what changed where that costs less, else all. */
async function pullContacts(context: PullContext): Promise<void> {
  const { draft, plan } = context;
  if (draft.state('contactsDone') === true) return;
  if (plan.mode === 'incremental' && draft.state('readsAll') !== true) {
    await readChangedContacts(context);
    const isComplete = (await archiveDeleted(context)) && (await compareCounts(context));
    if (!isComplete) context.save(() => draft.setState('readsAll', true));
  }
  if (plan.mode === 'full' || draft.state('readsAll') === true) await readAllContacts(context);
  context.save(() => draft.setState('contactsDone', true));
}

/** The version of HubSpot's API that Listwise speaks, a part of each path. */
export const apiVersion = '2026-09';

/** What it speaks with a portal that does not know that version yet. */
export const olderApiVersion = '2026-03';

/** Stands for the version in the path of a request. */
export const versionMark = '{version}';

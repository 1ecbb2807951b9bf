import { approvalsQuery } from '../approvals/api.ts';
import { handoversQuery } from '../custody/api.ts';
import { checksQuery, dueChecksQuery } from '../checks/api.ts';
import { carryOutsQuery } from '../carry-out/api.ts';
import { destructionsQuery } from '../destruction/api.ts';
import { noticesQuery } from '../notices/api.ts';
import { inventoriesQuery } from '../inventory/api.ts';
import { sealingsQuery } from '../sealing/api.ts';
import { requestsQuery } from '../use-requests/api.ts';

/** How often the inbox is asked again while it is looked at, in milliseconds. */
const LOOK_AGAIN = 10_000;

/** Asked again every few seconds while the page is visible, and when somebody comes back to it. */
const live = { refetchInterval: LOOK_AGAIN, refetchOnWindowFocus: 'always' } as const;

/** Most lines in one section; the list behind it has all. */
const MOST_LINES = 20;

/** What waits for the reader’s approval. */
export const approvalsForMeQuery = { ...approvalsQuery({ pageSize: MOST_LINES }), ...live };

/** Drafts, and requests that came back. */
export const draftsQuery = {
  ...requestsQuery({ mine: 'true', state: ['draft', 'returned'], pageSize: MOST_LINES }),
  ...live,
};

/** Own requests that others are working on. */
export const openRequestsQuery = {
  ...requestsQuery({ mine: 'true', state: ['submitted', 'approved', 'sealing'], pageSize: MOST_LINES }),
  ...live,
};

/** What the reader is to seal as a custodian. */
export const sealingsForMeQuery = { ...sealingsQuery({ pageSize: MOST_LINES }), ...live };

/** Handovers that the reader is to confirm. */
export const handoversForMeQuery = { ...handoversQuery({ concern: 'waiting', pageSize: MOST_LINES }), ...live };

/** Seals that should have gone back after a temporary handover: the reader's own, and those the reader looks after. */
export const overdueHandoversQuery = { ...handoversQuery({ concern: 'overdue', pageSize: MOST_LINES }), ...live };

/** Seals that the reader holds and that are to be checked soon, or should have been. */
export const dueChecksForMeQuery = {
  ...dueChecksQuery({ mine: 'true', standing: 'pressing', pageSize: MOST_LINES }),
  ...live,
};

/** Bad findings that the seal office is to deal with. */
export const openFindingsQuery = { ...checksQuery({ state: 'open', pageSize: MOST_LINES }), ...live };

/** Destructions that the reader has watched and is to confirm. */
export const destructionsForMeQuery = { ...destructionsQuery({ waiting: 'true', pageSize: MOST_LINES }), ...live };

/** Notices that the reader has not confirmed having read. */
export const noticesForMeQuery = { ...noticesQuery({ unread: 'true', pageSize: MOST_LINES }), ...live };
/** Seals that are back from outside, for those who look at them. */
export const carryOutsToCheckQuery = { ...carryOutsQuery({ state: 'back', pageSize: MOST_LINES }), ...live };

/** Seals that should be back: the reader's own, and those the reader looks after. */
export const overdueCarryOutsQuery = { ...carryOutsQuery({ overdue: 'true', pageSize: MOST_LINES }), ...live };

/** Counts with seals that wait for the reader. */
export const inventoriesForMeQuery = { ...inventoriesQuery({ waiting: 'true', pageSize: MOST_LINES }), ...live };

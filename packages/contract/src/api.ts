import { approvals } from './approvals.ts';
import { custody } from './custody.ts';
import { destructions } from './destruction.ts';
import { documents } from './documents.ts';
import { engravers } from './engravers.ts';
import { carryOuts } from './carry-out.ts';
import { engravings } from './engraving.ts';
import { flows } from './flows.ts';
import { identity } from './identity.ts';
import { ledger } from './ledger.ts';
import { notices } from './notices.ts';
import { organization } from './organization.ts';
import { records } from './records.ts';
import { sealing } from './sealing.ts';
import { seals } from './seals.ts';
import { inventory } from './inventory.ts';
import { sealLabels } from './seal-labels.ts';
import { setup } from './setup.ts';
import { suspensions } from './suspension.ts';
import { useRequests } from './use-requests.ts';
import { verification } from './verification.ts';
import { checks } from './checks.ts';
import { places } from './places.ts';

/** Every route of the system, by slice. What is not here cannot be mounted. */
export const api = {
  identity,
  organization,
  ledger,
  documents,
  flows,
  approvals,
  seals,
  custody,
  useRequests,
  verification,
  sealing,
  records,
  destructions,
  engravers,
  engravings,
  notices,
  suspensions,
  carryOuts,
  setup,
  places,
  checks,
  inventory,
  sealLabels,
} as const;

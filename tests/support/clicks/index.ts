import type { Desk } from '../../../packages/server/src/domains/sealing/testing/desk.ts';
import type { Clicks } from './click.ts';
import { carryOutClicks } from './carry-out.ts';
import { companyClicks } from './company.ts';
import { custodyClicks } from './custody.ts';
import { destructionClicks } from './destruction.ts';
import { careClicks } from './care.ts';
import { engravingClicks } from './engraving.ts';
import { inventoryClicks } from './inventory.ts';
import { requestClicks } from './requests.ts';
import { sealClicks } from './seals.ts';
import { suspensionClicks } from './suspension.ts';

export { send, type Click } from './click.ts';

/** One acceptable act for every route that creates or does something. */
export const clicksAt = (desk: Desk): Clicks => ({
  ...companyClicks(desk),
  ...sealClicks(desk),
  ...custodyClicks(desk),
  ...requestClicks(desk),
  ...destructionClicks(desk),
  ...engravingClicks(desk),
  ...suspensionClicks(desk),
  ...careClicks(desk),
  ...carryOutClicks(desk),
  ...inventoryClicks(desk),
});

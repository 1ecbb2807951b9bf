import type { SealCount } from '@yinxin/contract';
import type { Actor } from '../../platform/authz/index.ts';
import { chinaDay } from '../../platform/china-day.ts';
import { DAY, later, type Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/transition.ts';
import { closeInventory, countSeal, openInventory } from '../inventory/index.ts';
import type { MadeCompany } from './commands.ts';

interface InventoriesParts {
  readonly clock: Clock;
  readonly transact: Transact;
  readonly company: MadeCompany;
  /** Acts for a person of the sample company, with that person's rights. */
  readonly actorOf: (loginName: string) => Promise<Actor>;
  readonly loginNameOf: (personId: string) => string;
}

const asRegistered: SealCount = {
  outcome: 'found',
  recognised: 'scanned',
  legible: true,
  heldBy: null,
  remark: null,
  photoId: null,
};

/** What is not as it should be in the count that is done. */
const WORN = { seal: '市场部章', count: { ...asRegistered, legible: false, remark: '边框磨损，已停用待销毁。' } };

/** Lets the sample company count its seals: all of them once, signed off by the auditor; and those of a department, which runs. */
export async function makeSampleInventories(parts: InventoriesParts): Promise<void> {
  const { transact, clock } = parts;
  const { entityId, departments } = parts.company;
  const office = await parts.actorOf('zhoulei');
  const dueOn = chinaDay(later(clock.now(), 7 * DAY));
  const open = (departmentId: string | null) =>
    transact(office, (tx) => openInventory(tx, { entityId, withSubsidiaries: false, departmentId, dueOn }));
  const count = async (
    id: string,
    { listed, holderId }: Awaited<ReturnType<typeof open>>['state']['items'][number],
  ) => {
    const what = listed.name === WORN.seal ? WORN.count : asRegistered;
    await transact(await parts.actorOf(parts.loginNameOf(holderId)), (tx) => countSeal(tx, id, listed.sealId, what));
  };

  const whole = await open(null);
  for (const item of whole.state.items) await count(whole.id, item);
  const opinion = '账实相符；市场部章边框磨损，已停用，随销毁一并处理。';
  await transact(await parts.actorOf('sunli'), (tx) => closeInventory(tx, whole.id, opinion));

  const running = await open(departments['财务部'] ?? null);
  for (const item of running.state.items.slice(0, 1)) await count(running.id, item);
}

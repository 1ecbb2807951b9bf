import type { HandoverDescription } from '@yinxin/contract';
import type { Actor } from '../../platform/authz/index.ts';
import { DAY, later, type Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/transition.ts';
import { confirmHandover, proposeHandover } from '../custody/index.ts';

interface HandoversParts {
  readonly clock: Clock;
  readonly transact: Transact;
  /** Acts for a person of the sample company, with that person's rights. */
  readonly actorOf: (loginName: string) => Promise<Actor>;
  /** Ids of the seals by name. */
  readonly seals: ReadonlyMap<string, { readonly id: string }>;
}

/** A handover of the sample company: who gives which seal to whom before whom, and who has confirmed. */
interface SampleHandover {
  readonly seal: string;
  readonly giver: string;
  readonly receiver: string;
  readonly witness: string;
  readonly reason: string;
  /** Days after which the seal goes back; null for good. */
  readonly days: number | null;
  readonly confirmedBy: readonly string[];
}

const sampleHandovers: readonly SampleHandover[] = [
  {
    seal: '发票专用章',
    giver: 'hejuan',
    receiver: 'wugang',
    witness: 'zhoulei',
    reason: '岗位分工调整，发票专用章改由总经理办公室保管。',
    days: null,
    confirmedBy: ['hejuan', 'wugang', 'zhoulei'],
  },
  {
    seal: '法定代表人章',
    giver: 'hejuan',
    receiver: 'wugang',
    witness: 'zhoulei',
    reason: '保管人赴税务局办事，外出期间临时交接。',
    days: 5,
    confirmedBy: ['hejuan'],
  },
];

/** Lets the people of the sample company hand seals over, each by their own right: one is done, one waits. */
export async function makeSampleHandovers(parts: HandoversParts): Promise<void> {
  for (const sample of sampleHandovers) {
    const giver = await parts.actorOf(sample.giver);
    const description: HandoverDescription = {
      sealId: parts.seals.get(sample.seal)?.id ?? '',
      giverId: giver.id,
      receiverId: (await parts.actorOf(sample.receiver)).id,
      witnessId: (await parts.actorOf(sample.witness)).id,
      kind: sample.days === null ? 'permanent' : 'temporary',
      endsAt: sample.days === null ? null : later(parts.clock.now(), sample.days * DAY),
      reason: sample.reason,
    };
    const { id } = await parts.transact(giver, (tx) => proposeHandover(tx, description));
    for (const loginName of sample.confirmedBy) {
      const condition = loginName === sample.receiver ? ({ state: 'ok', remark: null } as const) : null;
      await parts.transact(await parts.actorOf(loginName), (tx) => confirmHandover(tx, id, condition));
    }
  }
}

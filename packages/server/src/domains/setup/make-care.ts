import type { CheckFacts, PlaceFacts } from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { DAY, later } from '../../platform/clock.ts';
import { recordCheck } from '../checks/index.ts';
import { storeDocument } from '../documents/index.ts';
import { putSealInPlace, registerPlace } from '../places/index.ts';
import type { RequestsParts } from './make-requests.ts';
import { sampleCompany } from './sample-company.ts';
import { paperOf } from './sample-paper.ts';

interface CareParts extends RequestsParts {
  readonly entityId: string;
}

const has = (remark: string | null = null) => ({ provided: true, remark });

/** Where the seals of the sample company lie. One safe is not fireproof, and one seal lies in no registered place yet. */
const samplePlaces = [
  {
    facts: {
      name: '总经理办公室保险柜（一）',
      kind: 'safe',
      location: '总部 3 楼总经理办公室',
      protections: { theft: has('双锁，钥匙与密码由两人分管'), fire: has('耐火 60 分钟'), damp: has('柜内放干燥剂') },
      capacity: 8,
    },
    responsible: 'wugang',
    seals: ['公章', '合同专用章（1）'],
    detail: '第 1 层',
    despite: null,
  },
  {
    facts: {
      name: '财务部保险柜',
      kind: 'safe',
      location: '总部 2 楼财务室',
      protections: {
        theft: has('电子密码锁'),
        fire: { provided: false, remark: '柜体无耐火层，已申请更换' },
        damp: has(),
      },
      capacity: 4,
    },
    responsible: 'hejuan',
    seals: ['财务专用章', '法定代表人章'],
    detail: null,
    despite: '新保险柜采购中，到货前暂存于财务部保险柜。',
  },
] as const satisfies readonly {
  readonly facts: Omit<PlaceFacts, 'responsibleId' | 'papers'>;
  readonly responsible: string;
  readonly seals: readonly string[];
  readonly detail: string | null;
  readonly despite: string | null;
}[];

type Found = Pick<CheckFacts, 'checklist' | 'finding' | 'remark' | 'maintenance'>;
const allWell = { impression: true, rim: true, body: true, specimen: true, storage: true };
const good: Found = { checklist: allWell, finding: 'good', remark: null, maintenance: [] };

/** What was checked so many days ago, by whom; one seal is to be checked within days, and one should have been. */
const sampleChecks: readonly (Found & {
  readonly seal: string;
  readonly daysAgo: number;
  readonly by: string;
  readonly photo?: string;
})[] = [
  { ...good, seal: '公章', daysAgo: 98, by: 'wugang' },
  { ...good, seal: '公章', daysAgo: 6, by: 'zhoulei', maintenance: ['cleaning', 'ink'], photo: '公章印面照片' },
  { ...good, seal: '合同专用章（1）', daysAgo: 200, by: 'wugang', maintenance: ['cleaning'] },
  { ...good, seal: '财务专用章', daysAgo: 84, by: 'hejuan' },
  {
    seal: '法定代表人章',
    daysAgo: 20,
    by: 'hejuan',
    checklist: { ...allWell, rim: false },
    finding: 'worn',
    remark: '边框右下角轻微磨损，不影响使用。',
    maintenance: ['cleaning'],
  },
];

/** Lets the sample company say where its seals lie, and look at them from time to time. */
export async function makeSampleCare(parts: CareParts): Promise<void> {
  const office = await parts.actorOf('zhoulei');
  const idOf = (seal: string): string => parts.seals.get(seal)?.id ?? '';
  for (const { facts, responsible, seals, detail, despite } of samplePlaces) {
    const { id: responsibleId } = await parts.actorOf(responsible);
    const { id: placeId } = await parts.transact(office, (tx) =>
      registerPlace(tx, { ...facts, entityId: parts.entityId, responsibleId, papers: [] }),
    );
    const keeper = await parts.actorOf(responsible);
    await parts.transact(keeper, async (tx) => {
      for (const seal of seals) await putSealInPlace(tx, idOf(seal), { placeId, detail, despite }, {});
    });
  }
  for (const { seal, daysAgo, by, photo, ...found } of sampleChecks) {
    const checkedOn = chinaDay(later(parts.clock.now(), -daysAgo * DAY));
    const text = `${seal}印面清晰、边框完整，与印模一致。`;
    const picture = photo === undefined ? undefined : await paperOf(parts, sampleCompany.entity.name, photo, text);
    await parts.transact(await parts.actorOf(by), async (tx) => {
      if (picture !== undefined) await storeDocument(tx, picture);
      const photos = picture === undefined ? [] : [picture.id];
      await recordCheck(tx, idOf(seal), { ...found, checkedOn, lastSeenAt: null, photos });
    });
  }
}

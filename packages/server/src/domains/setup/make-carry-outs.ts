import type { CarryOutForm } from '@yinxin/contract';
import { HOUR, later } from '../../platform/clock.ts';
import { bringSealBack, checkSealBack, leaveWithSeal, requestCarryOut } from '../carry-out/index.ts';
import { decideNext, type RequestsParts } from './make-requests.ts';

/** A carry-out of the sample company, and how far it has come. */
interface SampleCarryOut extends Pick<CarryOutForm, 'purpose' | 'destination' | 'overnight'> {
  readonly seal: string;
  readonly carrier: string;
  readonly companion: string;
  readonly hours: number;
  readonly end: 'submitted' | 'out' | 'completed';
}

const OVERNIGHT = '次日上午继续办理，当晚存入银行保管箱，由随行人共同封签。';

const sampleCarryOuts: readonly SampleCarryOut[] = [
  {
    seal: '公章',
    carrier: 'wugang',
    companion: 'wangqiang',
    destination: '杭州市滨江区行政服务中心',
    purpose: '现场办理营业执照变更登记，需出示并加盖公章。',
    hours: 20,
    overnight: OVERNIGHT,
    end: 'completed',
  },
  {
    seal: '财务专用章',
    carrier: 'hejuan',
    companion: 'linxia',
    destination: '工商银行杭州高新支行',
    purpose: '办理基本户印鉴变更，银行要求现场核对印鉴。',
    hours: 24,
    overnight: OVERNIGHT,
    end: 'out',
  },
  {
    seal: '合同专用章（1）',
    carrier: 'wugang',
    companion: 'wangqiang',
    destination: '宁波北仑客户现场',
    purpose: '客户要求当面签署并加盖合同专用章。',
    hours: 30,
    overnight: OVERNIGHT,
    end: 'submitted',
  },
];

/** Lets the custodians of the sample company take seals out, each by their own right: one is back, one is out, one waits. */
export async function makeSampleCarryOuts(parts: RequestsParts): Promise<void> {
  for (const sample of sampleCarryOuts) await makeCarryOut(parts, sample);
}

async function makeCarryOut(parts: RequestsParts, sample: SampleCarryOut): Promise<void> {
  const { seal, carrier, companion, hours, end, ...facts } = sample;
  const person = await parts.actorOf(carrier);
  const companionId = (await parts.actorOf(companion)).id;
  const { id, state } = await parts.transact(person, (tx) =>
    requestCarryOut(tx, parts.seals.get(seal)?.id ?? '', {
      ...facts,
      companionId,
      leavesAt: tx.at,
      dueAt: later(tx.at, hours * HOUR),
      requestIds: [],
    }),
  );
  if (end === 'submitted') return;
  while (await decideNext(parts, state.flow.caseId, { type: 'approve', opinion: '同意外出。' }));
  await parts.transact(person, (tx) => leaveWithSeal(tx, id, {}));
  if (end === 'out') return;
  const condition = { state: 'ok', remark: null } as const;
  await parts.transact(person, (tx) => bringSealBack(tx, id, condition, {}));
  await parts.transact(await parts.actorOf('zhoulei'), (tx) => checkSealBack(tx, id, condition, {}));
}

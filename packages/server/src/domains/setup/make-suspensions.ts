import type { SuspensionReason } from '@yinxin/contract';
import { chinaDay } from '../../platform/china-day.ts';
import { confirmNotice, issueActivationNotice } from '../notices/index.ts';
import { readSuspension, requestSuspension } from '../suspension/index.ts';
import { decideNext, type RequestsParts } from './make-requests.ts';

/** An application for a suspension, and how far it has come when somebody looks in for the first time. */
interface SampleSuspension {
  readonly seal: string;
  /** Login name. */
  readonly requester: string;
  readonly reason: SuspensionReason;
  readonly explanation: string;
  /** Login names of people whose departments are told. */
  readonly tell: readonly string[];
  /** Login names of those who have read the notice; absent while it is in approval. */
  readonly readBy?: readonly string[];
}

const sampleSuspensions: readonly SampleSuspension[] = [
  {
    seal: '采购业务专用章',
    requester: 'limin',
    reason: 'reorganized',
    explanation: '采购业务并入销售部统一办理，采购业务专用章不再使用。',
    tell: ['limin', 'zhoulei'],
    readBy: ['limin', 'wangqiang', 'wugang', 'tangning'],
  },
  {
    seal: '合同专用章（1）',
    requester: 'wangqiang',
    reason: 'worn',
    explanation: '印面磨损、印文不清，待合同专用章（2）启用后停用。',
    tell: ['wangqiang', 'zhoulei', 'zhengwen'],
  },
];

const sampleActivation = {
  seal: '公章（电子）',
  explanation: '电子公章已签发证书，即日起可用于电子文件用印。',
  tell: ['zhengwen', 'chenjing'],
  readBy: ['zhengwen'],
} as const;

/** Lets the sample company put one seal out of use, apply for another, and announce a third; some have read it. */
export async function makeSampleSuspensions(parts: RequestsParts): Promise<void> {
  for (const sample of sampleSuspensions) await makeSuspension(parts, sample);
  const { seal, explanation, tell, readBy } = sampleActivation;
  const sealId = parts.seals.get(seal)?.id ?? '';
  const office = await parts.actorOf('zhoulei');
  const body = { explanation, departmentIds: tell.map(parts.departmentOf) };
  const { id } = await parts.transact(office, (tx) => issueActivationNotice(tx, sealId, body));
  await read(parts, id, readBy);
}

async function makeSuspension(parts: RequestsParts, sample: SampleSuspension): Promise<void> {
  const { reason, explanation, tell, readBy } = sample;
  const sealId = parts.seals.get(sample.seal)?.id ?? '';
  const requester = await parts.actorOf(sample.requester);
  const { id, state } = await parts.transact(requester, (tx) =>
    requestSuspension(tx, sealId, {
      reason,
      explanation,
      fromDay: chinaDay(tx.at),
      departmentIds: tell.map(parts.departmentOf),
    }),
  );
  if (readBy === undefined) return;
  while (await decideNext(parts, state.flow.caseId, { type: 'approve', opinion: '情况属实，同意停用。' }));
  const noticeId = (await readSuspension(parts.db, id))?.state.completion?.noticeId ?? '';
  await read(parts, noticeId, readBy);
}

async function read(parts: RequestsParts, noticeId: string, readBy: readonly string[]): Promise<void> {
  for (const loginName of readBy) {
    await parts.transact(await parts.actorOf(loginName), (tx) => confirmNotice(tx, noticeId));
  }
}

import { chinaDay } from '../../platform/china-day.ts';
import { storeDocument } from '../documents/index.ts';
import { confirmDestruction, fileCertificate, proposeDestruction, recordDestruction } from '../destruction/index.ts';
import { suspendSeal } from '../seals/index.ts';
import { decideNext, type RequestsParts } from './make-requests.ts';
import { paperOf } from './sample-paper.ts';

/** A seal that is out of use, and how far its destruction has come when somebody looks in for the first time. */
const sampleDestructions = [
  { seal: '人事专用章（旧）', reason: '已启用新刻人事专用章，旧章不再使用', end: 'completed' },
  { seal: '市场部章', reason: '市场部已并入销售部，部门章不再使用', end: 'proposed' },
] as const;

const UNIT = '杭州安信印章销毁有限公司';

/** Lets the seal office of the sample company destroy one seal, and propose to destroy another. */
export async function makeSampleDestructions(parts: RequestsParts): Promise<void> {
  for (const sample of sampleDestructions) await makeDestruction(parts, sample);
}

async function makeDestruction(parts: RequestsParts, sample: (typeof sampleDestructions)[number]): Promise<void> {
  const { transact } = parts;
  const sealId = parts.seals.get(sample.seal)?.id ?? '';
  const office = await parts.actorOf('zhoulei');
  await transact(office, (tx) => suspendSeal(tx, sealId, sample.reason));
  const paper = await paperOf(parts, UNIT, '销毁单位资质证明', '经核准，该单位可承接印章销毁业务。');
  const { id, state } = await transact(office, async (tx) => {
    await storeDocument(tx, paper);
    return proposeDestruction(tx, sealId, {
      reason: sample.reason,
      unit: { name: UNIT, qualificationNumber: '浙公特备 2024-018', qualifiedUntil: null, paperId: paper.id },
    });
  });
  if (sample.end === 'proposed') return;
  while (await decideNext(parts, state.flow.caseId, { type: 'approve', opinion: '同意销毁。' }));
  const witnesses = await Promise.all(['sunli', 'zhengwen'].map((loginName) => parts.actorOf(loginName)));
  const certificate = await paperOf(parts, UNIT, '印章销毁证明', `${sample.seal}一枚，已于当日机械粉碎，特此证明。`);
  await transact(office, async (tx) => {
    await recordDestruction(
      tx,
      id,
      {
        destroyedOn: chinaDay(tx.at),
        place: `${UNIT}销毁车间`,
        method: '机械粉碎',
        witnessIds: witnesses.map((one) => one.id),
      },
      {},
    );
    await storeDocument(tx, certificate);
    await fileCertificate(tx, id, certificate.id, {});
  });
  for (const witness of witnesses) await transact(witness, (tx) => confirmDestruction(tx, id, {}));
}

import { chinaDay } from '../../platform/china-day.ts';
import { storeDocument } from '../documents/index.ts';
import {
  acceptDelivery,
  orderEngraving,
  registerEngravedSeal,
  registerEngraver,
  requestEngraving,
} from '../engraving/index.ts';
import { setSealFace, type Faces } from '../seals/index.ts';

import { decideNext, type RequestsParts } from './make-requests.ts';
import { sampleCompany } from './sample-company.ts';
import { sampleEngravers, sampleEngravings, type SampleEngraving } from './sample-engravings.ts';
import { paperOf } from './sample-paper.ts';

interface EngravingsParts extends RequestsParts {
  readonly faces: Faces;
}

/** Lets the sample company know two engravers, have one seal engraved, and ask for others. */
export async function makeSampleEngravings(parts: EngravingsParts): Promise<void> {
  const office = await parts.actorOf('zhoulei');
  const listed: string[] = [];
  for (const engraver of sampleEngravers) {
    const paper = await paperOf(parts, engraver.name, '印章制作资质证明', '经核准，该单位可承接印章刻制业务。');
    const { id } = await parts.transact(office, async (tx) => {
      await storeDocument(tx, paper);
      return registerEngraver(tx, { ...engraver, paperId: paper.id });
    });
    listed.push(id);
  }
  for (const sample of sampleEngravings) await makeEngraving(parts, sample, listed[0] ?? '');
}

async function makeEngraving(parts: EngravingsParts, sample: SampleEngraving, engraverId: string): Promise<void> {
  const { transact } = parts;
  const { form, end } = sample;
  const requester = await parts.actorOf(sample.requester);
  const { id, state } = await transact(requester, (tx) => requestEngraving(tx, form));
  const { caseId } = state.flow;
  if (end === 'submitted') return;
  if (end === 'returned') {
    await decideNext(parts, caseId, { type: 'return', reason: '请写明用于哪些业务，并核对规格。' });
    return;
  }
  while (await decideNext(parts, caseId, { type: 'approve', opinion: '同意刻制。' }));
  if (end === 'approved') return;
  const office = await parts.actorOf('zhoulei');
  const custodian = await parts.actorOf('wugang');
  await transact(office, async (tx) => {
    await orderEngraving(tx, id, engraverId, {});
    await acceptDelivery(tx, id, chinaDay(tx.at), {});
    const done = await registerEngravedSeal(
      tx,
      id,
      {
        custodianId: custodian.id,
        code: SEAL_CODE,
        material: '光敏',
        activatedOn: chinaDay(tx.at),
        place: '总经理办公室保险柜（一）',
        papers: [],
      },
      {},
    );
    const { widthMm, heightMm } = form.size;
    const face = { style: 'personnel', widthMm, heightMm, name: sampleCompany.entity.name, code: SEAL_CODE } as const;
    await setSealFace(tx, done.state.sealId ?? '', await parts.faces.draw(face));
  });
}

const SEAL_CODE = '3301060012308';

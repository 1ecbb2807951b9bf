import { storeDocument } from '../documents/index.ts';
import { exemptSealFiling, recordSealFiling } from '../seals/index.ts';
import type { RequestsParts } from './make-requests.ts';
import { paperOf } from './sample-paper.ts';

const AUTHORITY = '杭州市公安局西湖区分局';

/** What was filed together, with one certificate. One seal of the sample company is yet to be filed. */
const sampleFilings = [
  {
    number: '杭公印备〔2021〕第 00101 号',
    filedOn: '2021-06-04',
    seals: ['公章', '合同专用章（1）', '财务专用章', '法定代表人章', '采购业务专用章'],
  },
  { number: '杭公印备〔2018〕第 00047 号', filedOn: '2018-03-29', seals: ['人事专用章（旧）'] },
] as const;

const EXEMPT = { seal: '市场部章', reason: '部门章仅供公司内部使用，经当地公安机关答复不办理备案。' } as const;

/** Lets the seal office of the sample company record how its seals were filed. */
export async function makeSampleFilings(parts: RequestsParts): Promise<void> {
  const office = await parts.actorOf('zhoulei');
  const idOf = (seal: string): string => parts.seals.get(seal)?.id ?? '';
  for (const { number, filedOn, seals } of sampleFilings) {
    const text = `${seals.join('、')}共 ${seals.length} 枚，已于 ${filedOn} 备案，编号：${number}。`;
    const certificate = await paperOf(parts, AUTHORITY, '印章备案证明', text);
    await parts.transact(office, async (tx) => {
      await storeDocument(tx, certificate);
      const facts = { number, filedOn, authority: AUTHORITY, filedBy: 'engraver', engravedOn: null } as const;
      for (const seal of seals) await recordSealFiling(tx, idOf(seal), { ...facts, certificateId: certificate.id });
    });
  }
  await parts.transact(office, (tx) => exemptSealFiling(tx, idOf(EXEMPT.seal), EXEMPT.reason));
}

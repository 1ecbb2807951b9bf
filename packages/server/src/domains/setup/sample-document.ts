import type { Block } from '@yinxin/esign';
import { sampleCompany } from './sample-company.ts';
import type { SampleRequest } from './sample-requests.ts';

/** The paper that a sample request is about: a contract between two parties, or a letter of the company. */
export async function sampleDocument({ document, title }: SampleRequest, at: string): Promise<Uint8Array> {
  const { renderForm } = await import('@yinxin/esign');
  const { name, number, counterparty, clauses, amount } = document;
  const own = sampleCompany.entity.name;
  const blocks: Block[] = [];
  if (counterparty !== null) {
    blocks.push({
      kind: 'pairs',
      columns: 1,
      items: [
        { label: '甲方', value: document.kind === 'contract' && title.includes('采购') ? own : counterparty },
        { label: '乙方', value: document.kind === 'contract' && title.includes('采购') ? counterparty : own },
        ...(amount === null ? [] : [{ label: '合同金额', value: `人民币 ${amount} 元` }]),
      ],
    });
  }
  clauses.forEach((clause, place) => {
    blocks.push({ kind: 'paragraph', text: clauses.length > 2 ? `${place + 1}. ${clause}` : clause });
  });
  if (counterparty !== null) {
    blocks.push({ kind: 'paragraph', text: '甲方（盖章）：' }, { kind: 'paragraph', text: '日期：' });
    blocks.push({ kind: 'paragraph', text: '乙方（盖章）：' }, { kind: 'paragraph', text: '日期：' });
  } else {
    blocks.push({ kind: 'paragraph', text: `${own}（盖章）`, align: 'right' });
  }
  return renderForm({
    language: 'zh-CN',
    title: name,
    ...(number === null ? {} : { subtitle: `编号：${number}` }),
    blocks,
    footer: { documentNumber: number ?? name, printedAt: new Date(at), timeZone: 'Asia/Shanghai' },
  });
}

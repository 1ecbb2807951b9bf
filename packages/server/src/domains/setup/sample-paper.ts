import { renderForm } from '@yinxin/esign';
import type { RequestsParts } from './make-requests.ts';
import { sampleCompany } from './sample-company.ts';

/** A paper as an authority or a firm would give it, not stored yet. */
export async function paperOf(
  { files, clock }: Pick<RequestsParts, 'files' | 'clock'>,
  issuer: string,
  name: string,
  text: string,
) {
  const pdf = await renderForm({
    language: 'zh-CN',
    company: issuer,
    title: name,
    blocks: [
      { kind: 'paragraph', text: `${sampleCompany.entity.name}：` },
      { kind: 'paragraph', text },
      { kind: 'paragraph', text: issuer, align: 'right' },
    ],
    footer: { documentNumber: name, printedAt: new Date(clock.now()), timeZone: 'Asia/Shanghai' },
  });
  return files.takeIn(pdf, `${name}.pdf`);
}

import { renderForm } from '@yinxin/esign';

/** A paper of one page, as offices write them all day. */
export interface Letter {
  readonly title: string;
  readonly number: string;
  readonly paragraphs: readonly string[];
}

const COMPANY = '华信智联科技（杭州）有限公司';

export const authorization: Letter = {
  title: '授权委托书',
  number: 'HX-SQ-2026-007',
  paragraphs: [
    '致：浙江省公共资源交易中心',
    `${COMPANY}现委托林夏（商务专员）为我公司代理人，以我公司名义参加“智慧园区平台二期”项目（编号 ZJ-2026-0417）的投标活动。`,
    '代理人在投标、开标、评标、合同谈判过程中所签署的一切文件和处理与之有关的一切事务，我公司均予以承认。代理人无转委托权。',
    '委托期限：自签发之日起九十日。',
    `委托单位：${COMPANY}（盖章）`,
  ],
};

export const cooperation: Letter = {
  title: '技术服务合作协议',
  number: 'HX-XY-2026-031',
  paragraphs: [
    `甲方：宁波海川物流有限公司；乙方：${COMPANY}。`,
    '一、乙方为甲方仓储管理系统提供为期一年的运行维护服务，服务内容包括每季度巡检一次、故障响应与版本升级。',
    '二、服务费用为人民币 48,000.00 元，含税。',
    '三、双方对合作中知悉的商业秘密负有保密义务。',
    '甲方（盖章）：　　　　　　　　　　　　乙方（盖章）：',
  ],
};

export const guarantee: Letter = {
  title: '担保函',
  number: 'HX-DB-2026-002',
  paragraphs: [
    '致：杭州联合农村商业银行',
    `鉴于杭州云启数据有限公司向贵行申请流动资金贷款人民币 2,000,000.00 元，${COMPANY}愿为其提供连带责任保证。`,
    '保证期间为主债务履行期限届满之日起三年。',
    `担保人：${COMPANY}（盖章）`,
  ],
};

/** Sets a letter on a page. */
export const makeLetter = ({ title, number, paragraphs }: Letter, at: Date): Promise<Uint8Array> =>
  renderForm({
    language: 'zh-CN',
    title,
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    footer: { documentNumber: number, printedAt: at, timeZone: 'Asia/Shanghai' },
  });

import type { EngraverFacts, EngravingForm } from '@yinxin/contract';
import { sampleCompany } from './sample-company.ts';

const { name: company, uscc } = sampleCompany.entity;
const round = (mm: number) => ({ shape: 'round', widthMm: mm, heightMm: mm }) as const;

/** Engravers on the register of the sample company; the first is the one that it orders from. */
export const sampleEngravers: readonly Omit<EngraverFacts, 'paperId'>[] = [
  {
    name: '杭州西泠印章制作有限公司',
    uscc: '91330106MA2HXL0P4G',
    qualificationNumber: '浙公特字 2024-0117',
    qualifiedUntil: null,
  },
  {
    name: '杭州明印堂刻字社',
    uscc: '91330104MA2GK7T85W',
    qualificationNumber: '浙公特字 2023-0482',
    qualifiedUntil: '2031-06-30',
  },
];

/** A request for a seal, and how far it has come when somebody looks in for the first time. */
export interface SampleEngraving {
  /** Login name. */
  readonly requester: string;
  readonly form: EngravingForm;
  readonly end: 'completed' | 'approved' | 'returned' | 'submitted';
}

export const sampleEngravings: readonly SampleEngraving[] = [
  {
    requester: 'tangning',
    form: {
      name: '人事专用章',
      kind: 'personnel',
      size: round(38),
      inscription: `${company} 人事专用章`,
      reason: 'worn',
      purpose: '旧章磨损、印文不清，换刻后用于劳动合同、在职证明等人事资料。',
    },
    end: 'completed',
  },
  {
    requester: 'wangqiang',
    form: {
      name: '合同专用章（2）',
      kind: 'contract',
      size: round(40),
      inscription: `${company} 合同专用章（2）`,
      reason: 'additional',
      purpose: '销售部异地签约增多，增刻一枚用于销售合同。',
    },
    end: 'approved',
  },
  {
    requester: 'linxia',
    form: {
      name: '业务专用章',
      kind: 'business',
      size: round(46),
      inscription: `${company} 业务专用章`,
      reason: 'new',
      purpose: '销售业务使用。',
    },
    end: 'returned',
  },
  {
    requester: 'chenjing',
    form: {
      name: '发票专用章（2）',
      kind: 'invoice',
      size: { shape: 'ellipse', widthMm: 40, heightMm: 30 },
      inscription: `${company} ${uscc} 发票专用章（2）`,
      reason: 'additional',
      purpose: '开票窗口增至两个，增刻一枚用于纸质发票。',
    },
    end: 'submitted',
  },
];

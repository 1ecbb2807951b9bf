import type { DocumentKind, Importance, ProposedPosition } from '@yinxin/contract';

/** How far a sample request has come when somebody looks in for the first time. */
export type SampleEnd = 'draft' | 'submitted' | 'returned' | 'refused' | 'approved' | 'stamped' | 'sealed';

/** One use request of the sample company. */
export interface SampleRequest {
  /** Login name of the requester. */
  readonly requester: string;
  readonly title: string;
  readonly purpose: string;
  readonly document: {
    readonly name: string;
    readonly number: string | null;
    readonly kind: DocumentKind;
    readonly importance: Importance;
    readonly copies: number;
    readonly amount: string | null;
    readonly counterparty: string | null;
    /** Numbered clauses, or the sentences of a letter. */
    readonly clauses: readonly string[];
  };
  /** Name of the seal in the register. */
  readonly seal: string;
  readonly impressions: number;
  readonly positions: readonly ProposedPosition[];
  readonly end: SampleEnd;
  /** What the first approver says when the request comes back. */
  readonly reason?: string;
}

const PURCHASE = [
  '甲方向乙方采购服务器设备一批，型号、数量及单价见附件一。',
  '合同总价以附件一为准，含税，税率为百分之十三。',
  '乙方应于合同生效之日起三十日内将设备运抵甲方指定地点，并负责安装调试。',
  '设备经双方共同验收合格后三十日内，甲方以银行转账方式一次性付清全部价款。',
  '设备质保期为三年，自验收合格之日起计算；质保期内乙方应于接到报修后四小时内到场。',
  '任何一方违约，应向守约方支付合同总价百分之五的违约金。',
  '因本合同发生的争议，由甲方所在地人民法院管辖。',
  '本合同一式两份，双方各执一份，自双方盖章之日起生效。',
];

const SALES = [
  '甲方委托乙方开发客户关系管理平台，功能范围见附件《需求说明书》。',
  '开发周期为一百二十日，分需求确认、系统开发、试运行、验收四个阶段。',
  '合同价款分三期支付：签订后支付百分之三十，试运行后支付百分之四十，验收后支付百分之三十。',
  '项目成果的著作权归甲方所有，乙方保留其通用组件的权利。',
  '双方对合作过程中知悉的对方商业秘密负有保密义务，保密期为五年。',
  '本合同自双方加盖合同专用章之日起生效。',
];

const LETTER = ['兹证明以下人员为我公司在职员工，特此证明。', '本证明仅用于办理签证，不作其他用途。'];

/** Enough for every page of a newcomer's first look: each role finds something that waits, and something that is done. */
export const sampleRequests: readonly SampleRequest[] = [
  {
    requester: 'wangqiang',
    title: '与杭州云启的服务器采购合同',
    purpose: '采购研发中心服务器设备，双方盖章后生效。',
    document: {
      name: '服务器采购合同',
      number: 'HX-CG-2026-018',
      kind: 'contract',
      importance: 'ordinary',
      copies: 2,
      amount: '86000.00',
      counterparty: '杭州云启数据有限公司',
      clauses: PURCHASE,
    },
    seal: '合同专用章（1）',
    impressions: 1,
    positions: [],
    end: 'stamped',
  },
  {
    requester: 'wangqiang',
    title: '与宁波海川的平台开发合同',
    purpose: '客户关系管理平台开发，客户要求电子合同。',
    document: {
      name: '平台开发合同',
      number: 'HX-XS-2026-041',
      kind: 'contract',
      importance: 'ordinary',
      copies: 1,
      amount: '268000.00',
      counterparty: '宁波海川物流股份有限公司',
      clauses: SALES,
    },
    seal: '合同专用章（电子）',
    impressions: 1,
    positions: [{ kind: 'keyword', keyword: '乙方（盖章）', occurrence: 'last', dxMm: 22, dyMm: 6 }],
    end: 'sealed',
  },
  {
    requester: 'limin',
    title: '与上海锦程的年度框架协议',
    purpose: '年度合作框架，涉及金额较大，须公司领导审批。',
    document: {
      name: '年度合作框架协议',
      number: 'HX-XS-2026-045',
      kind: 'agreement',
      importance: 'important',
      copies: 1,
      amount: '1200000.00',
      counterparty: '上海锦程供应链有限公司',
      clauses: SALES,
    },
    seal: '合同专用章（电子）',
    impressions: 1,
    positions: [{ kind: 'keyword', keyword: '乙方（盖章）', occurrence: 'last', dxMm: 22, dyMm: 6 }],
    end: 'approved',
  },
  {
    requester: 'wangqiang',
    title: '与绍兴恒达的设备采购合同',
    purpose: '采购测试设备，供应商已先行盖章。',
    document: {
      name: '测试设备采购合同',
      number: 'HX-CG-2026-021',
      kind: 'contract',
      importance: 'ordinary',
      copies: 2,
      amount: '45800.00',
      counterparty: '绍兴恒达仪器有限公司',
      clauses: PURCHASE,
    },
    seal: '合同专用章（1）',
    impressions: 1,
    positions: [],
    end: 'submitted',
  },
  {
    requester: 'linxia',
    title: '投标授权委托书',
    purpose: '授权商务人员参加智慧园区项目投标。',
    document: {
      name: '授权委托书',
      number: null,
      kind: 'authorization',
      importance: 'important',
      copies: 1,
      amount: null,
      counterparty: '杭州智慧园区建设有限公司',
      clauses: ['兹授权我公司商务专员林夏参加智慧园区项目的投标活动。', '授权期限自签发之日起六十日。'],
    },
    seal: '公章',
    impressions: 1,
    positions: [],
    end: 'returned',
    reason: '请补充被授权人身份证号码及授权事项的具体范围。',
  },
  {
    requester: 'linxia',
    title: '对外借款担保函',
    purpose: '为合作方贷款提供担保。',
    document: {
      name: '担保函',
      number: null,
      kind: 'guarantee',
      importance: 'critical',
      copies: 1,
      amount: '3000000.00',
      counterparty: '嘉兴远帆贸易有限公司',
      clauses: ['我公司愿为嘉兴远帆贸易有限公司的贷款承担连带保证责任。'],
    },
    seal: '公章',
    impressions: 1,
    positions: [],
    end: 'refused',
    reason: '未经股东会决议，公司不对外提供担保。',
  },
  {
    requester: 'wangqiang',
    title: '在职证明',
    purpose: '员工办理签证使用。',
    document: {
      name: '在职证明',
      number: null,
      kind: 'certificate',
      importance: 'ordinary',
      copies: 1,
      amount: null,
      counterparty: null,
      clauses: LETTER,
    },
    seal: '公章',
    impressions: 1,
    positions: [],
    end: 'draft',
  },
];

import { renderForm, type Block } from '@yinxin/esign';

/** The contract that the demonstration seals, where nobody brings a document of their own. */
export const contractFacts = {
  title: '服务器设备采购合同',
  number: 'HX-CG-2026-018',
  counterparty: '杭州云启数据有限公司',
  amount: '386000.00',
  /** Where the buyer's seal belongs. */
  keyword: '甲方（盖章）',
} as const;

const TIME_ZONE = 'Asia/Shanghai';
const BUYER = '华信智联科技（杭州）有限公司';

const goods: readonly (readonly [name: string, model: string, count: number, price: number])[] = [
  ['机架式服务器', 'YQ-R4200（2 路 32 核，512 GB 内存）', 4, 62_000],
  ['全闪存储阵列', 'YQ-S1200（有效容量 40 TB）', 1, 86_000],
  ['万兆接入交换机', 'YQ-N48（48 口 10 GE）', 2, 18_500],
  ['不间断电源', 'YQ-U10（10 kVA，延时 30 分钟）', 1, 9_600],
  ['安装调试与培训', '现场实施 3 人日，培训 1 场', 1, 5_400],
];

const clauses: readonly (readonly [title: string, ...paragraphs: string[]])[] = [
  [
    '第一条　合同标的与价款',
    '一、乙方按本合同约定向甲方供应上表所列设备，并提供安装、调试与培训服务。设备均为全新原厂产品，型号、数量与单价以上表为准。',
    '二、合同总价为人民币叁拾捌万陆仟元整（¥386,000.00），含 13% 增值税、包装费、运输费、保险费、安装调试费与培训费。除本合同另有约定外，甲方无须再支付其他费用。',
    '三、国家税率调整的，不含税价格不变，含税价格按新税率相应调整。',
  ],
  [
    '第二条　付款方式',
    '一、本合同生效后七个工作日内，甲方支付合同总价的百分之三十作为预付款，计人民币 115,800.00 元。',
    '二、设备全部到货并经甲方初步验收合格后十个工作日内，甲方支付合同总价的百分之六十，计人民币 231,600.00 元。',
    '三、其余百分之十作为质量保证金，计人民币 38,600.00 元，自最终验收合格之日起满十二个月且无质量争议时无息付清。',
    '四、每次付款前，乙方应开具等额增值税专用发票；乙方迟延开票的，甲方付款期限相应顺延，不视为违约。',
  ],
  [
    '第三条　交货',
    '一、交货期限：本合同生效后三十日内一次交清。交货地点：浙江省杭州市滨江区江南大道 588 号甲方机房。',
    '二、乙方应在发货前三日书面通知甲方。设备在甲方签收前的毁损、灭失风险由乙方承担。',
    '三、每台设备应随附装箱单、原厂合格证、保修凭证与使用说明书。资料不齐的，视为未完成交货。',
  ],
  [
    '第四条　安装、验收与培训',
    '一、乙方应在到货后五个工作日内完成安装与调试，并在甲方机房内遵守甲方的安全管理规定。',
    '二、初步验收核对品牌、型号、数量与外观；最终验收在连续稳定运行七十二小时后进行，由双方代表签署验收报告。',
    '三、验收不合格的，乙方应在十日内更换或修复并承担由此发生的费用；两次验收仍不合格的，甲方有权解除合同。',
    '四、乙方应为甲方至少六名技术人员提供一场操作与维护培训，并交付培训资料。',
  ],
  [
    '第五条　质量保证与售后服务',
    '一、质量保证期为三十六个月，自最终验收合格之日起计算。质量保证期内，因设备自身原因发生的故障由乙方免费维修或更换。',
    '二、乙方提供全年无休的技术支持：接到故障通知后两小时内响应，八小时内到达现场，二十四小时内恢复运行；不能按时恢复的，应提供不低于原性能的备用设备。',
    '三、存储介质发生故障需要更换的，旧介质归甲方所有，由甲方自行处置。',
  ],
  [
    '第六条　知识产权与保密',
    '一、乙方保证其提供的设备与软件不侵犯任何第三方的知识产权；第三方提出主张的，由乙方负责处理并承担由此给甲方造成的损失。',
    '二、双方对在订立与履行本合同过程中知悉的对方商业秘密负有保密义务，该义务不因本合同终止而解除。',
  ],
  [
    '第七条　违约责任',
    '一、乙方逾期交货的，每逾期一日按未交设备价款的千分之一支付违约金；逾期超过二十日的，甲方有权解除合同并要求返还已付款项。',
    '二、甲方无正当理由逾期付款的，每逾期一日按应付未付款项的千分之一支付违约金。',
    '三、违约金累计不超过合同总价的百分之十；违约金不足以弥补损失的，违约方还应赔偿实际损失。',
  ],
  [
    '第八条　不可抗力',
    '因不可抗力不能履行本合同的，受影响的一方应在四十八小时内通知对方，并在十五日内提供证明；根据影响程度，部分或者全部免除责任，但法律另有规定的除外。',
  ],
  [
    '第九条　争议解决',
    '因本合同引起的争议，双方应协商解决；协商不成的，任何一方均可向甲方住所地有管辖权的人民法院提起诉讼。',
  ],
  [
    '第十条　合同的变更与解除',
    '一、经双方协商一致，可以书面变更或者解除本合同。',
    '二、一方迟延履行主要债务，经催告后在合理期限内仍未履行的，另一方可以解除合同；解除不影响结算、清理条款与违约责任条款的效力。',
    '三、未经甲方书面同意，乙方不得将本合同项下的义务全部或者部分转让、分包给第三方。',
  ],
  [
    '第十一条　通知与送达',
    '一、双方在本合同首部载明的地址与本条约定的电子邮箱为有效送达地址：甲方 caigou@huaxin.example，乙方 service@yunqi.example。',
    '二、以快递发出的，签收之日为送达之日；以电子邮件发出的，进入对方系统之时为送达之时。一方变更送达地址的，应提前五日书面通知对方。',
  ],
  [
    '第十二条　廉洁约定',
    '双方及其工作人员不得以任何形式索取、收受或者给予对方工作人员财物及其他不正当利益；违反本条的，守约方有权解除合同并要求赔偿损失。',
  ],
  [
    '第十三条　其他',
    '一、本合同自双方加盖公章或合同专用章之日起生效。双方同意采用可靠的电子签名方式签署，电子签名与手写签名或者盖章具有同等的法律效力。',
    '二、对本合同的修改须以书面形式作出并经双方盖章。附件与本合同具有同等效力。',
    '三、本合同以电子形式订立，双方各自保存的电子文件均为原件。',
    '（以下无正文，为签署部分）',
  ],
];

const yuan = (amount: number): string => amount.toLocaleString('en', { minimumFractionDigits: 2 });

const blocksSignedOn = (day: string): readonly Block[] => [
  {
    kind: 'pairs',
    columns: 2,
    items: [
      { label: '甲方（买方）', value: BUYER },
      { label: '乙方（卖方）', value: contractFacts.counterparty },
      { label: '信用代码', value: '91330106MA2B1C3D45' },
      { label: '信用代码', value: '91330108MA27YQ5X6A' },
      { label: '签订地点', value: '浙江省杭州市' },
      { label: '合同编号', value: contractFacts.number },
    ],
  },
  {
    kind: 'paragraph',
    text: '甲、乙双方根据《中华人民共和国民法典》及有关法律法规，在平等、自愿、公平、诚信的基础上，就甲方向乙方采购服务器设备事宜协商一致，订立本合同。',
  },
  {
    kind: 'table',
    columns: [
      { title: '序号', share: 1, align: 'centre' },
      { title: '名称', share: 3 },
      { title: '型号与配置', share: 5 },
      { title: '数量', share: 1, align: 'right' },
      { title: '单价（元）', share: 2, align: 'right' },
      { title: '金额（元）', share: 2, align: 'right' },
    ],
    rows: goods.map(([name, model, count, price], place) => [
      String(place + 1),
      name,
      model,
      String(count),
      yuan(price),
      yuan(count * price),
    ]),
  },
  ...clauses.flatMap(([title, ...paragraphs]): Block[] => [
    { kind: 'heading', text: title },
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
  ]),
  {
    kind: 'signatures',
    boxes: [
      { label: contractFacts.keyword, opinion: `${BUYER}\n授权代表：李敏`, name: '李敏', at: `日期：${day}` },
      {
        label: '乙方（盖章）',
        opinion: `${contractFacts.counterparty}\n授权代表：方远`,
        name: '方远',
        at: `日期：${day}`,
      },
    ],
  },
];

const dayOf = (at: Date): string =>
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: TIME_ZONE }).format(at);

/** Sets the contract on pages, as its author would hand it in. */
export const makeContract = (at: Date): Promise<Uint8Array> =>
  renderForm({
    language: 'zh-CN',
    title: contractFacts.title,
    blocks: blocksSignedOn(dayOf(at)),
    footer: { documentNumber: contractFacts.number, printedAt: at, timeZone: TIME_ZONE },
  });

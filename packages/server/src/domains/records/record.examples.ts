import type { UseFacts } from '@yinxin/contract';
import { verificationCodeOf } from './verification-code.ts';

/** The nth id of the examples. */
export const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const named = (n: number, name: string) => ({ id: id(n), name });

export const electronicUse: UseFacts = {
  usedAt: '2026-11-23T07:59:00.000Z',
  requestId: id(1),
  requestNumber: 'YY-2026-0001',
  sealingId: id(2),
  purpose: '签订年度采购合同',
  document: {
    id: id(3),
    name: '年度采购合同',
    number: 'HT-2026-018',
    kind: 'contract',
    importance: 'important',
    sha256: 'd'.repeat(64),
  },
  counterparty: '江北机械有限公司',
  amount: { amount: '120000.00', currency: 'CNY' },
  seal: { id: id(4), name: '合同专用章(电子)', kind: 'contract', medium: 'electronic' },
  entity: named(5, '江南印信科技有限公司'),
  department: named(6, '销售部'),
  requester: named(7, '王小明'),
  custodian: named(8, '李保管'),
  stampedBy: named(8, '李保管'),
  impressions: 2,
  approvals: [{ stage: '部门负责人', approver: named(9, '张经理'), at: '2026-11-20T08:00:00.000Z' }],
  use: {
    medium: 'electronic',
    before: 'd'.repeat(64),
    after: 'e'.repeat(64),
    certificateSha256: 'c'.repeat(64),
    fields: ['Seal1'],
  },
  verificationCode: verificationCodeOf(new Uint8Array(10).fill(7)),
};

export const paperUse: UseFacts = {
  ...electronicUse,
  seal: { ...electronicUse.seal, name: '合同专用章', medium: 'physical' },
  use: { medium: 'physical', place: '印章室', witness: named(10, '赵监印'), copies: 1, evidence: [id(11)] },
};

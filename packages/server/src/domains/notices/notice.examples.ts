import type { SealFaceFact } from '@yinxin/contract';
import type { NoticeCommand, NoticeFacts } from './notice.ts';

/** People and things of the examples. */
export const issuer = '0190a000-0000-7000-8000-000000000011';
export const readers = [1, 2, 3].map((digit) => `0190a000-0000-7000-8000-00000000002${String(digit)}`);
export const stranger = '0190a000-0000-7000-8000-000000000030';
export const now = '2026-11-23T08:00:00.000Z';

const specimen: SealFaceFact = {
  source: 'drawn',
  design: { style: 'business', widthMm: 40, heightMm: 40, name: '江南印信科技有限公司' },
  sha256: 'a'.repeat(64),
};

export const issue = (change: Partial<NoticeFacts> = {}, usable = true): NoticeCommand => ({
  type: 'issue',
  usable,
  notice: {
    id: '0190a000-0000-7000-8000-000000000040',
    number: 'TZ-2026-00001',
    kind: 'seal-activated',
    seal: {
      sealId: '0190a000-0000-7000-8000-000000000041',
      name: '业务专用章',
      kind: 'business',
      medium: 'physical',
      code: null,
      entityId: '0190a000-0000-7000-8000-000000000010',
    },
    day: '2026-11-23',
    explanation: '即日起启用，用于采购业务。',
    departmentIds: ['0190a000-0000-7000-8000-000000000050'],
    receivers: readers,
    issuerId: issuer,
    specimen,
    suspension: null,
    found: null,
    ...change,
  },
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { tamper } from '../../../../../tests/support/tamper.ts';
import { DAY, later } from '../../platform/clock.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { openRoom, type Room } from './testing/room.ts';

let room: Room;
const intake = createIntake();
beforeAll(async () => {
  room = await openRoom();
});
afterAll(async () => {
  await intake.close();
  await room.system.close();
});

/** What a reader of the printed slip can copy out of it, without blanks. */
async function printed(loginName: string, id: string): Promise<string> {
  const { custody } = await room.system.as(loginName);
  const slip = await custody.getHandoverSlip({ params: { id } });
  const read = await intake.inspect(new Uint8Array(await slip.arrayBuffer()), 'slip.pdf');
  if (!read.ok) throw new Error(read.refusal.code);
  const lines = read.value.facts.pages.flatMap((page) => page.lines.map(({ text }) => text));
  return lines.join('').replaceAll(' ', '');
}

describe('the handover slip', () => {
  it('R5.2.2 has the three people, what each confirmed and when, and the condition of the seal', async () => {
    const sealId = await room.seal();
    const { id } = await room.propose('wugang', { sealId, reason: '吴刚调任杭州分公司' });
    await room.confirm('wugang', id);
    const condition = { state: 'worn', remark: '边框右下角有缺口' } as const;
    await (await room.system.as('hejuan')).custody.confirmHandover({ params: { id }, body: { condition } });
    await room.confirm('zhoulei', id);
    const text = await printed('sunli', id);
    const { seal, outcome } = await room.handoverNow(id);
    for (const part of [
      '印章交接单',
      seal.name,
      '移交人：吴刚',
      '接收人：何娟',
      '监交人：周蕾',
      '吴刚调任杭州分公司',
      '有磨损：边框右下角有缺口',
      '长期交接',
      '已完成',
      '签字：周蕾',
      id,
      new Date(Date.parse(outcome?.at ?? '') + 8 * 3_600_000).toISOString().slice(0, 10),
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('不可作为凭证');
  });

  it('has room to sign while it is open, and says why it came to nothing once it has not', async () => {
    const sealId = await room.seal();
    const endsAt = later(room.system.clock.now(), DAY);
    const { id } = await room.propose('wugang', { sealId, kind: 'temporary', endsAt });
    const open = await printed('wugang', id);
    for (const part of ['临时交接', '归还时间', '待确认', '签字：', '日期：']) expect(open).toContain(part);
    expect(open).not.toContain('签字：吴刚');
    await (await room.system.as('wugang')).seals.suspendSeal({ params: { id: sealId }, body: { reason: '待查' } });
    const ended = await printed('wugang', id);
    for (const part of ['已取消', '印章已停用，系统自动取消', '未确认']) expect(ended).toContain(part);
  });

  it('is for those who may read the handover', async () => {
    const { id } = await room.propose('wugang', { sealId: await room.seal() });
    expect(await printed('hejuan', id)).toContain('印章交接单');
    expect(await refusalOf(printed('wangqiang', id))).toBe('not-found');
    expect(await refusalOf(printed('sysadmin', id))).toBe('forbidden');
  });

  it('warns when the ledger of the handover does not verify', async () => {
    const { id } = await room.propose('wugang', { sealId: await room.seal() });
    await room.confirm('wugang', id);
    const first = `delete from ledger_entries where subject_id = '${id}' and subject_seq = 1`;
    await tamper(room.system.database, first);
    expect(await printed('hejuan', id)).toContain('不可作为凭证');
  });
});

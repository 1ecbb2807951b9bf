import { randomBytes } from 'node:crypto';
import type { RecordFilters, UseFacts } from '@yinxin/contract';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { newId } from '../../platform/ids.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { systemActor } from '../../platform/transition.ts';
import { openDesk, type Desk } from '../sealing/testing/desk.ts';
import { recordSubjects } from './index.ts';
import { verificationCodeOf } from './verification-code.ts';

let desk: Desk;
let photo: string;
/** Record ids of one use on paper and one electronic use, made by the whole flow. */
let onPaper: string;
let electronic: string;

const client = async (loginName: string) => (await desk.system.as(loginName)).records;
const idsOf = async (loginName: string, querystring: Partial<RecordFilters> & { limit?: number } = {}) =>
  (await (await client(loginName)).listRecords({ querystring })).items.map(({ id }) => id);

beforeAll(async () => {
  desk = await openDesk();
  photo = await desk.upload('wugang', 1);
  const { sealing } = await desk.system.as('wugang');

  const paper = await desk.approved([{ sealId: desk.seals.stamp, medium: 'physical', impressions: 1 }]);
  const [paperTask = ''] = await desk.tasks(paper.requestId);
  const use = {
    impressions: 1,
    copies: 1,
    place: '总经理办公室',
    witnessId: desk.idOf('zhoulei'),
    evidence: [photo],
    remark: '双方当面盖章',
  };
  await sealing.registerUse({ params: { id: paperTask }, body: { ...use, usedAt: desk.system.clock.now() } });

  const screen = await desk.approved([{ sealId: desk.seals.contract, medium: 'electronic', impressions: 1 }]);
  const [screenTask = ''] = await desk.tasks(screen.requestId);
  const { version } = await sealing.getSealing({ params: { id: screenTask } });
  const positions = [{ kind: 'at', page: 1, xMm: 100, yMm: 100 } as const];
  await sealing.confirmPositions({ params: { id: screenTask }, body: { positions } }, { version });
  await sealing.sealDocument({ params: { id: screenTask } });

  const [last = '', first = ''] = await idsOf('sunli');
  electronic = last;
  onPaper = first;
});
afterAll(() => desk.system.close());

/** Puts a use into the register that differs in something from the one on paper. */
async function enter(change: (facts: UseFacts) => Partial<UseFacts>): Promise<string> {
  const {
    id: _,
    version: _v,
    allowed: _a,
    registeredAt: _r,
    ...facts
  } = await (await client('sunli')).getRecord({ params: { id: onPaper } });
  const id = newId();
  const verificationCode = verificationCodeOf(randomBytes(10));
  const entered = { ...facts, verificationCode, ...change(facts) };
  await desk.system.app.transact(systemActor, (tx) =>
    tx.apply(recordSubjects, id, { type: 'create', id, facts: entered }, { asSystem: true }),
  );
  return id;
}

describe('the register of uses', () => {
  it('R6.4.1 has one record per use, with time, document, number, purpose and person', async () => {
    const record = await (await client('sunli')).getRecord({ params: { id: onPaper } });
    expect(record).toMatchObject({
      document: { name: '采购合同', number: 'HX-CG-2026-018', kind: 'contract' },
      purpose: '采购服务器设备，双方盖章生效。',
      counterparty: '杭州云启数据有限公司',
      amount: { amount: '80000', currency: 'CNY' },
      seal: { name: '合同专用章（1）', medium: 'physical' },
      requester: { name: '王强' },
      department: { name: '销售部' },
      custodian: { name: '吴刚' },
      stampedBy: { name: '吴刚' },
      impressions: 1,
      use: { medium: 'physical', witness: { name: '周蕾' }, evidence: [photo], remark: '双方当面盖章' },
    });
    expect(record.approvals[0]?.approver.name).toBe('李敏');
    const sealed = await (await client('sunli')).getRecord({ params: { id: electronic } });
    expect(sealed).toMatchObject({ seal: { medium: 'electronic' }, use: { medium: 'electronic' }, impressions: 1 });
    expect(sealed.verificationCode).not.toBe(record.verificationCode);
  });

  it('shows everybody what concerns them, and nothing else', async () => {
    expect(await idsOf('wangqiang')).toEqual([electronic, onPaper]);
    expect(await idsOf('limin')).toEqual([electronic, onPaper]);
    expect(await idsOf('linxia')).toEqual([]);
    expect(await idsOf('hejuan')).toEqual([]);
    expect(await refusalOf((await client('linxia')).getRecord({ params: { id: onPaper } }))).toBe('not-found');
    expect(await refusalOf((await client('sysadmin')).listRecords({ querystring: {} }))).toBe('forbidden');
    expect(await refusalOf((await client('wangqiang')).exportRecords({ querystring: {} }))).toBe('forbidden');
  });

  it('R3.1.4 is looked through by every fact, alone and together', async () => {
    const cheap = await enter(() => ({
      usedAt: '2026-01-15T02:00:00.000Z',
      amount: { amount: '999.99', currency: 'CNY' },
      counterparty: '宁波海纳物流有限公司',
      purpose: '支付运输服务费用',
    }));
    const only: readonly [Partial<RecordFilters>, readonly string[]][] = [
      [{ from: '2026-01-15T02:00:00.000Z', to: '2026-01-15T02:00:00.001Z' }, [cheap]],
      [{ to: '2026-01-15T02:00:00.000Z' }, []],
      [{ sealId: desk.seals.contract }, [electronic]],
      [{ medium: 'electronic' }, [electronic]],
      [{ sealKind: 'contract' }, [electronic, onPaper, cheap]],
      [{ sealKind: 'finance' }, []],
      [{ entityId: desk.system.company.entityId, medium: 'electronic' }, [electronic]],
      [{ departmentId: desk.system.company.departments['销售部'] }, [electronic, onPaper, cheap]],
      [{ departmentId: desk.system.company.departments['财务部'] }, []],
      [{ requesterId: desk.idOf('wangqiang'), amountTo: '1000' }, [cheap]],
      [{ custodianId: desk.idOf('hejuan') }, []],
      [{ documentName: '购合' }, [electronic, onPaper, cheap]],
      [{ documentNumber: 'ｈｘ-cg' }, [electronic, onPaper, cheap]],
      [{ counterparty: '海纳' }, [cheap]],
      [{ amountFrom: '999.99', amountTo: '999.99' }, [cheap]],
      [{ amountFrom: '1000' }, [electronic, onPaper]],
      [{ amountFrom: '1', currency: 'USD' }, []],
      [{ search: '运输' }, [cheap]],
      [{ search: '海纳 运输服务' }, [cheap]],
      [{ search: '运 采购合同' }, [cheap]],
      [{ search: '运购' }, []],
      [{ search: '%' }, []],
      [{ search: '费', counterparty: '宁波', amountTo: '1000', sealId: desk.seals.stamp }, [cheap]],
      [{ search: '费', counterparty: '杭州' }, []],
    ];
    for (const [filters, expected] of only)
      expect([filters, await idsOf('sunli', filters)]).toEqual([filters, expected]);
    expect(await refusalOf((await client('sunli')).listRecords({ querystring: { amountFrom: '1e309' } }))).toBe(
      'validation-failed',
    );
  });

  it('goes through uses of the same moment in stretches, each once', async () => {
    const usedAt = '2026-02-01T00:00:00.000Z';
    const same = [];
    for (let count = 0; count < 7; count += 1) same.push(await enter(() => ({ usedAt })));
    const { listRecords } = await client('sunli');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const stretch = await listRecords({
        querystring: { from: usedAt, to: '2026-02-02T00:00:00.000Z', limit: 3, ...(cursor && { cursor }) },
      });
      seen.push(...stretch.items.map(({ id }) => id));
      cursor = stretch.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(same.toSorted().toReversed());
    expect(await refusalOf(listRecords({ querystring: { cursor: 'bm90IG91cnM' } }))).toBe('malformed-request');
  });

  it('tells what led to a use, out of the ledger', async () => {
    const { items, sound } = await (await client('sunli')).getRecordHistory({ params: { id: electronic } });
    expect(sound).toBe(true);
    const types = items.map(({ type }) => type);
    const told = ['use-request.submitted', 'approval.decided', 'sealing.created', 'sealing.sealed', 'record.created'];
    expect(
      types.filter((type) => told.includes(type)).filter((type, place, all) => all.indexOf(type) === place),
    ).toEqual(told);
  });

  it('is printed as a record sheet whose text can be read', async () => {
    const sheet = await (await client('sunli')).getRecordSheet({ params: { id: onPaper } });
    const intake = createIntake();
    const read = await intake.inspect(new Uint8Array(await sheet.arrayBuffer()), 'sheet.pdf');
    await intake.close();
    if (!read.ok) throw new Error(read.refusal.code);
    const text = read.value.facts.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
    for (const part of [
      '用印记录单',
      '采购合同',
      '监印人',
      '周蕾',
      '双方当面盖章',
      '部门负责人审核',
      '同意用印',
      '登记用印',
    ]) {
      expect(text.replaceAll(' ', '')).toContain(part);
    }
  });
});

describe('the exported register', () => {
  const fetched = async (querystring: object) => (await client('sunli')).exportRecords({ querystring });

  it('has the columns that were chosen, and no cell that a spreadsheet would run', async () => {
    await enter(() => ({
      usedAt: '2026-03-01T00:00:00.000Z',
      purpose: '=HYPERLINK("http://evil.example")',
      counterparty: '他说“行”, 换行\n"甲"',
    }));
    const filters = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' };
    const csv = await (await fetched({ ...filters, columns: 'usedAt,purpose,counterparty,nothing' })).text();
    expect(csv).toBe(
      '用印时间,用印事由,对方单位\r\n' +
        `2026-03-01 08:00:00 UTC+08:00,"'=HYPERLINK(""http://evil.example"")","他说“行”, 换行\n""甲"""\r\n`,
    );
  });

  it('is the same as XLSX', async () => {
    const blob = await fetched({ format: 'xlsx', columns: 'sealName,requester,impressions' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await blob.arrayBuffer());
    const [sheet] = workbook.worksheets;
    const rows: string[][] = [];
    sheet?.eachRow((row) => rows.push([1, 2, 3].map((cell) => row.getCell(cell).text)));
    expect(rows[0]).toEqual(['印章名称', '申请人', '用印次数']);
    expect(rows).toContainEqual(['合同专用章（电子）', '王强', '1']);
    const csv = await (await fetched({ columns: 'sealName,requester,impressions' })).text();
    expect(csv.trim().split('\r\n')).toHaveLength(rows.length);
  });
});

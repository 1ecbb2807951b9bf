import type { InventoryItemView, InventoryView, TallyView } from '@yinxin/contract';
import { renderForm } from '@yinxin/esign';
import { describe, expect, it } from 'vitest';
import { createIntake } from '../../platform/intake/index.ts';
import { inventoryForm } from './form.ts';
import { first, found, holder, now, opener, second, third } from './inventory.examples.ts';
import type { ListedSeal } from './inventory.ts';

const person = (id: string, name: string) => ({ id, name });
const wu = person(holder, '吴刚');

const tally = (change: Partial<TallyView> = {}): TallyView => {
  const { outcome, recognised, legible, remark, photoId } = found();
  const seen = { outcome, recognised, legible, remark, photoId, place: null, heldBy: null };
  return { ...seen, countedBy: wu, countedAt: now, ...change };
};

const item = (listed: ListedSeal, change: Partial<InventoryItemView> = {}): InventoryItemView => {
  const { custodianId: _, entityId: __, ...facts } = listed;
  return {
    ...facts,
    entityName: '示例科技（厦门）有限公司',
    custodian: wu,
    holder: wu,
    holderActive: true,
    handedOverAt: null,
    stateNow: 'active',
    count: null,
    variances: [],
    earlier: [],
    allowed: [],
    ...change,
  };
};

const missing = tally({ outcome: 'not-found', recognised: null, legible: null, remark: '保险柜内未见' });
const count: InventoryView = {
  id: first.sealId,
  version: 5,
  allowed: [],
  number: 'PD-2026-00001',
  state: 'open',
  entityId: first.entityId,
  entityName: '示例科技（厦门）有限公司',
  withSubsidiaries: true,
  departmentName: null,
  opener: person(opener, '周蕾'),
  openedAt: now,
  dueOn: '2026-11-30',
  overdue: false,
  total: 3,
  counted: 2,
  differing: 1,
  waiting: 0,
  whole: true,
  items: [
    item(first, { count: tally() }),
    item(second, { count: missing, variances: ['missing'], holder: person(third.custodianId, '何娟') }),
    item(third),
  ],
  surplus: [],
  ending: null,
};
const closed: InventoryView = {
  ...count,
  state: 'closed',
  counted: 3,
  ending: { by: person(opener, '孙丽'), at: now, opinion: '差异属实' },
  surplus: [{ what: '业务专用章（旧）', place: '仓库', remark: null, recordedBy: wu, recordedAt: now }],
};

async function printed(view: InventoryView, language: 'zh-CN' | 'en', sound = true): Promise<string> {
  const intake = createIntake();
  try {
    const read = await intake.inspect(await renderForm(inventoryForm(view, { sound, language, at: now })), 'form.pdf');
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value.facts.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
  } finally {
    intake.close();
  }
}

describe('the form of a count', () => {
  it('R2.2.3 has the list, what was found, the variances and room to sign, as text that can be searched', async () => {
    const text = await printed(count, 'zh-CN');
    const told = [
      '印章盘点表',
      'PD-2026-00001',
      first.labelCode,
      '在位',
      '未找到',
      '盘亏',
      '现由何娟保管',
      '含下属单位',
    ];
    for (const words of told) expect(text).toContain(words);
    expect(text).not.toContain('不可作为凭证');
    expect(await printed(closed, 'zh-CN', false)).toContain('不可作为凭证');
  });

  it('is told in English too, with what is on no list and who signed it off', async () => {
    const text = await printed(closed, 'en');
    for (const words of [
      'Inventory count of seals',
      'Missing',
      'Not on the list',
      'Found at: 仓库',
      '孙丽',
      '差异属实',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says nothing differs where nothing does', () => {
    const sound = { ...count, items: [item(first, { count: tally() })] };
    const { blocks } = inventoryForm(sound, { sound: true, language: 'zh-CN', at: now });
    expect(blocks.findLast(({ kind }) => kind === 'table')).toMatchObject({
      rows: [],
      empty: '账实相符，无差异',
    });
  });
});

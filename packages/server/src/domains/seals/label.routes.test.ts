import type { SealDescription } from '@yinxin/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { systemActor } from '../../platform/transition.ts';
import { describeEntity } from '../organization/index.ts';
import { registerSeal } from './commands.ts';
import { contractSeal } from './seal.examples.ts';

let system: TestSystem;
const intake = createIntake();
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  intake.close();
  await system.close();
});

let made = 0;
const described = (change: Partial<SealDescription> = {}): SealDescription => ({
  ...contractSeal,
  entityId: system.company.entityId,
  custodianId: system.company.people['wugang'] ?? '',
  name: `合同专用章（${(made += 1)}）`,
  code: null,
  papers: [],
  ...change,
});

describe('the label of a seal', () => {
  it('R2.2.3 has a code that finds the seal, however it is typed, for those who may see it', async () => {
    const { seals, sealLabels } = await system.as('zhoulei');
    const seal = await seals.registerSeal({ body: described() });
    const { labelCode: code } = seal;
    for (const typed of [code, code.toLowerCase().replaceAll('-', ''), `https://old.example.com/seals/label/${code}`]) {
      expect((await sealLabels.getSealByLabel({ params: { code: typed } })).id).toBe(seal.id);
    }
    const wrong = code.at(-1) === 'A' ? 'B' : 'A';
    const mistyped = await problemOf(sealLabels.getSealByLabel({ params: { code: `${code.slice(0, -1)}${wrong}` } }));
    expect(mistyped).toMatchObject({ code: 'label-code-mistyped', status: 422 });
    expect(await refusalOf(sealLabels.getSealByLabel({ params: { code: '0000-0000-0' } }))).toBe('label-unknown');

    const facts = { name: '华信智联（苏州）有限公司', shortName: '苏州公司', uscc: null, legalRepresentative: null };
    const foreign = await system.app.transact(systemActor, async (tx) => {
      const entity = await describeEntity(tx, { facts: { ...facts, parentId: null } }, { asSystem: true });
      return registerSeal(tx, described({ entityId: entity.id }), { asSystem: true });
    });
    const params = {
      code: (await (await system.as('wugang')).seals.getSeal({ params: { id: foreign.id } })).labelCode,
    };
    // Its custodian sees it; the seal office of another company does not learn that it exists.
    expect((await (await system.as('wugang')).sealLabels.getSealByLabel({ params })).id).toBe(foreign.id);
    expect(await refusalOf(sealLabels.getSealByLabel({ params }))).toBe('label-unknown');
  });

  it('is printed for chosen seals of the register, with a text that can be searched', async () => {
    const { seals, sealLabels } = await system.as('zhoulei');
    const name = '合同专用章（很长的名称，用于异地签约与多方协议的副本专用）';
    const seal = await seals.registerSeal({ body: described({ name }) });
    const only = [seal.id];
    const linesOf = async (querystring: { only?: string[]; search?: string }) => {
      const blob = await sealLabels.getSealLabelSheet({ querystring });
      const read = await intake.inspect(new Uint8Array(await blob.arrayBuffer()), 'labels.pdf');
      if (!read.ok) throw new Error(read.refusal.code);
      return read.value.facts.pages.map(({ lines }) => lines.map((line) => line.text).join(''));
    };
    const [page] = await linesOf({ only });
    for (const words of ['合同专用章（很长', '…', seal.labelCode, seal.entityName.slice(0, 8)]) {
      expect(page).toContain(words);
    }
    expect(await refusalOf(sealLabels.getSealLabelSheet({ querystring: { search: '没有这枚' } }))).toBe('labels-none');
    const custodian = (await system.as('wugang')).sealLabels;
    expect(await refusalOf(custodian.getSealLabelSheet({ querystring: { only } }))).toBe('forbidden');
  });
});

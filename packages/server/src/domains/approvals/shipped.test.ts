import { describe, expect, it } from 'vitest';
import { flowDefinition, type DocumentKind, type Importance, type SealKind } from '@yinxin/contract';
import { lint } from './lint.ts';
import { chooseFlow, resolveFlow } from './resolve.ts';
import { directoryOf, requestBy } from './resolve.examples.ts';
import { shippedFlows } from './shipped.ts';

/** A company in which everybody who could be asked is there. */
const directory = {
  ...directoryOf({ grants: {}, heads: { sales: 'wang' } }),
  personsByRole: (role: string) => [role],
};

interface Asked {
  readonly seal: SealKind;
  readonly document: DocumentKind;
  readonly amount?: string;
  readonly importance?: Importance;
}

/** Which flow a request gets, and which stages. */
function stagesFor({ seal, document, amount, importance = 'ordinary' }: Asked): string {
  const facts = requestBy('ren', {
    documents: [
      { kind: document, importance, ...(amount === undefined ? {} : { amount: { amount, currency: 'CNY' as const } }) },
    ],
    seals: [{ id: 'seal', kind: seal, entityId: 'company' }],
  });
  const published = shippedFlows.map((definition) => ({ version: 1, definition }));
  const chosen = chooseFlow(published, 'use', facts);
  const resolution = chosen && resolveFlow(chosen, facts, directory);
  if (!resolution?.ok) throw new Error('every request has a flow');
  return `${resolution.flow.key}: ${resolution.flow.stages.map(({ id }) => id).join(' → ')}`;
}

describe('the shipped definitions', () => {
  it.each(shippedFlows.map((flow) => [flow.key, flow] as const))('%s can be published at once', (_, flow) => {
    expect(flowDefinition.parse(flow)).toEqual(flow);
    expect(lint(flow)).toEqual([]);
  });

  it('have different keys, and one for whatever fits no other', () => {
    expect(new Set(shippedFlows.map(({ key }) => key)).size).toBe(shippedFlows.length);
    const fitAll = shippedFlows.filter(({ appliesTo }) => appliesTo === undefined);
    expect(fitAll.map(({ kind, key }) => `${kind}: ${key}`)).toEqual([
      'use: general-use',
      'destruction: seal-destruction',
      'carry-out: seal-carry-out',
      'engraving: seal-engraving',
      'suspension: seal-suspension',
    ]);
  });

  it.each<[string, Asked]>([
    ['general-use: department-head → seal-office', { seal: 'department', document: 'certificate' }],
    [
      'general-use: department-head → company-leader → seal-office',
      { seal: 'personnel', document: 'official-letter', importance: 'important' },
    ],
    [
      'contract-use: department-head → legal → seal-office',
      { seal: 'contract', document: 'contract', amount: '100000' },
    ],
    [
      'contract-use: department-head → legal → finance → seal-office',
      { seal: 'contract', document: 'contract', amount: '100000.01' },
    ],
    [
      'contract-use: department-head → legal → finance → seal-office',
      { seal: 'branch', document: 'contract', amount: '500000' },
    ],
    [
      'contract-use: department-head → legal → finance → company-leader → seal-office',
      { seal: 'contract', document: 'contract', amount: '500000.01' },
    ],
    [
      'contract-use: department-head → legal → finance → company-leader → seal-office',
      { seal: 'contract', document: 'guarantee' },
    ],
    [
      'contract-use: department-head → legal → company-leader → seal-office',
      { seal: 'contract', document: 'agreement', importance: 'critical' },
    ],
    [
      'official-seal-use: department-head → company-leader → seal-office',
      { seal: 'official', document: 'certificate' },
    ],
    [
      'official-seal-use: department-head → legal → finance → company-leader → seal-office',
      { seal: 'legal-representative', document: 'contract', amount: '600000' },
    ],
    ['finance-use: department-head → finance → seal-office', { seal: 'finance', document: 'bank' }],
    [
      'finance-use: department-head → finance → company-leader → seal-office',
      { seal: 'department', document: 'tax', importance: 'important' },
    ],
  ])('R6.2.3 %s', (expected, asked) => {
    expect(stagesFor(asked)).toBe(expected);
  });
});

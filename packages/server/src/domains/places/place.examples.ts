import type { PlaceFacts } from '@yinxin/contract';
import type { PlaceSurroundings } from './place.ts';

/** People and things of the examples. */
export const office = '0190a000-0000-7000-8000-000000000012';
export const responsible = '0190a000-0000-7000-8000-000000000013';
export const entityId = '0190a000-0000-7000-8000-000000000010';
export const now = '2026-11-23T08:00:00.000Z';

const provided = { provided: true, remark: null };

/** A safe with everything that keeps seals safe. */
export const safe: PlaceFacts = {
  name: '总经理办公室保险柜（一）',
  kind: 'safe',
  location: '总部 3 楼 301 室',
  protections: { theft: provided, fire: provided, damp: provided },
  capacity: 10,
  responsibleId: responsible,
  papers: [],
};

/** The same without fire protection. */
export const notFireproof: PlaceFacts = {
  ...safe,
  protections: { ...safe.protections, fire: { provided: false, remark: '柜体不防火' } },
};

/** Everything as it should be around an empty place. */
export const facts = (change: Partial<PlaceSurroundings> = {}): PlaceSurroundings => ({
  at: now,
  actor: office,
  nameTaken: false,
  responsibleActive: true,
  occupied: 0,
  ...change,
});

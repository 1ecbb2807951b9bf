import type { SealDescription } from '@yinxin/contract';
import type { Faces } from '../seals/index.ts';
import { sampleCompany } from './sample-company.ts';

/** A seal of the sample company: its facts, and the face that is drawn for it. */
export interface SampleSeal extends Omit<SealDescription, 'entityId' | 'custodianId' | 'papers'> {
  /** Login name of the custodian. */
  readonly custodian: string;
  readonly face: Parameters<Faces['draw']>[0];
}

const { name, uscc, legalRepresentative } = sampleCompany.entity;
const round = (mm: number) => ({ shape: 'round', widthMm: mm, heightMm: mm }) as const;

/** What a company of this size usually has: paper seals in a safe, and two electronic ones. */
export const sampleSeals: readonly SampleSeal[] = [
  {
    name: '公章',
    kind: 'official',
    medium: 'physical',
    size: round(40),
    inscription: name,
    code: '3301060012301',
    material: '光敏',
    activatedOn: '2021-06-08',
    place: '总经理办公室保险柜（一）',
    custodian: 'wugang',
    face: { style: 'official', widthMm: 40, heightMm: 40, name, code: '3301060012301' },
  },
  {
    name: '合同专用章（1）',
    kind: 'contract',
    medium: 'physical',
    size: round(40),
    inscription: `${name} 合同专用章（1）`,
    code: '3301060012302',
    material: '光敏',
    activatedOn: '2021-06-08',
    place: '总经理办公室保险柜（一）',
    custodian: 'wugang',
    face: { style: 'contract', widthMm: 40, heightMm: 40, name, number: 1, code: '3301060012302' },
  },
  {
    name: '财务专用章',
    kind: 'finance',
    medium: 'physical',
    size: round(38),
    inscription: `${name} 财务专用章`,
    code: '3301060012303',
    material: '牛角',
    activatedOn: '2021-06-08',
    place: '财务部保险柜',
    custodian: 'hejuan',
    face: { style: 'finance', widthMm: 38, heightMm: 38, name, code: '3301060012303' },
  },
  {
    name: '法定代表人章',
    kind: 'legal-representative',
    medium: 'physical',
    size: { shape: 'square', widthMm: 20, heightMm: 20 },
    inscription: `${legalRepresentative}印`,
    code: '3301060012304',
    material: '牛角',
    activatedOn: '2021-06-08',
    place: '财务部保险柜',
    custodian: 'hejuan',
    face: { style: 'legal-rep', widthMm: 20, heightMm: 20, name: legalRepresentative },
  },
  {
    name: '发票专用章',
    kind: 'invoice',
    medium: 'physical',
    size: { shape: 'ellipse', widthMm: 40, heightMm: 30 },
    inscription: `${name} ${uscc} 发票专用章`,
    code: '3301060012305',
    material: '光敏',
    activatedOn: '2021-06-15',
    place: '财务部保险柜',
    custodian: 'hejuan',
    face: { style: 'invoice', widthMm: 40, heightMm: 30, name, code: uscc },
  },
  // Out of use: what is left to do with them is their destruction.
  {
    name: '人事专用章（旧）',
    kind: 'personnel',
    medium: 'physical',
    size: round(38),
    inscription: `${name} 人事专用章`,
    code: '3301060012298',
    material: '牛角',
    activatedOn: '2018-04-02',
    place: '总经理办公室保险柜（二）',
    custodian: 'wugang',
    face: { style: 'personnel', widthMm: 38, heightMm: 38, name, code: '3301060012298' },
  },
  {
    name: '市场部章',
    kind: 'department',
    medium: 'physical',
    size: round(38),
    inscription: `${name} 市场部`,
    code: null,
    material: '光敏',
    activatedOn: '2022-09-01',
    place: '总经理办公室保险柜（二）',
    custodian: 'wugang',
    face: { style: 'department', widthMm: 38, heightMm: 38, name, purpose: '市场部' },
  },
  {
    name: '合同专用章（电子）',
    kind: 'contract',
    medium: 'electronic',
    size: round(40),
    inscription: `${name} 合同专用章`,
    code: '3301060012306',
    material: null,
    activatedOn: '2025-11-03',
    place: null,
    custodian: 'wugang',
    face: { style: 'contract', widthMm: 40, heightMm: 40, name, code: '3301060012306' },
  },
  {
    name: '公章（电子）',
    kind: 'official',
    medium: 'electronic',
    size: round(40),
    inscription: name,
    code: '3301060012307',
    material: null,
    activatedOn: '2025-11-03',
    place: null,
    custodian: 'wugang',
    face: { style: 'official', widthMm: 40, heightMm: 40, name, code: '3301060012307' },
  },
];

import { randomBytes } from 'node:crypto';
import type { SealKind } from '@yinxin/contract';
import pg from 'pg';
import { recordSubjects } from '../../packages/server/src/domains/records/policy.ts';
import type { UseRecord } from '../../packages/server/src/domains/records/record.ts';
import {
  verificationCodeOf,
  VERIFICATION_CODE_BYTES,
} from '../../packages/server/src/domains/records/verification-code.ts';
import type { MadeCompany } from '../../packages/server/src/domains/setup/index.ts';
import { newId } from '../../packages/server/src/platform/ids.ts';

/** A register of uses over five years, as of a company with many departments' worth of work. */
export interface Register {
  /** Values that occur in it, for filters. */
  readonly sealIds: readonly string[];
  readonly requesterIds: readonly string[];
  readonly custodianIds: readonly string[];
  readonly departmentIds: readonly string[];
  readonly counterparties: readonly string[];
  /** Of records in it. */
  readonly requestNumbers: readonly string[];
}

/** Records made one by one, by the same projection as the server's. Larger registers repeat them with other numbers. */
export const DISTINCT = 10_000;
const YEARS_MS = 5 * 365 * 24 * 3_600_000;
const INSERTED_AT_ONCE = 500;

const sealKinds: readonly (readonly [SealKind, string])[] = [
  ['official', '公章'],
  ['contract', '合同专用章'],
  ['finance', '财务专用章'],
  ['legal-representative', '法定代表人章'],
  ['personnel', '人事专用章'],
];
const papers = [
  ['采购合同', 'contract', '采购设备与服务，双方盖章生效。'],
  ['销售合同', 'contract', '销售软件产品及三年维护服务。'],
  ['保密协议', 'agreement', '合作洽谈前签订，约束双方资料的使用。'],
  ['授权委托书', 'authorization', '参加投标活动，授权代理人签署文件。'],
  ['在职证明', 'certificate', '员工办理购房贷款，向银行出具。'],
  ['询证函回函', 'official-letter', '回复会计师事务所年度审计询证。'],
  ['财务报表', 'financial-statement', '向主管税务机关报送季度报表。'],
] as const;
const places = ['杭州', '宁波', '上海', '苏州', '深圳', '成都', '武汉', '厦门', '青岛', '西安'];
const trades = ['云启数据', '海川物流', '恒信电子', '远景能源', '华康医药', '立方建设', '博雅文化', '金石机械'];
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗';
const givenNames = ['伟', '芳', '娜', '敏', '静', '强', '磊', '洋', '艳', '勇', '军', '杰', '娟', '涛', '明'];

/** Fills a database with `count` records and brings its indexes and statistics up to date. */
export async function fillRegister(databaseUrl: string, company: MadeCompany, count: number): Promise<Register> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    const { rows: indexes } = await owner.query<{ name: string; definition: string }>(`
      select indexname as name, indexdef as definition from pg_indexes
      where tablename = 'use_records' and indexname not in (select conname from pg_constraint)`);
    // Built once over all rows, and without a log: what is read later is the same, and there sooner.
    for (const { name } of indexes) await owner.query(`drop index ${name}`);
    await owner.query('alter table use_records set unlogged');
    const register = await insertDistinct(owner, company);
    await repeat(owner, count);
    await owner.query(`set maintenance_work_mem = '512MB'`);
    for (const { definition } of indexes) await owner.query(definition);
    await owner.query('vacuum (analyze) use_records');
    return register;
  } finally {
    await owner.end();
  }
}

async function insertDistinct(owner: pg.Client, company: MadeCompany): Promise<Register> {
  const { make, register } = recordMaker(company);
  const requestNumbers: string[] = [];
  for (let from = 0; from < DISTINCT; from += INSERTED_AT_ONCE) {
    const rows = Array.from({ length: INSERTED_AT_ONCE }, (_, place) => {
      const record = make(from + place);
      if ((from + place) % 100 === 0) requestNumbers.push(record.requestNumber);
      const { id, registeredAt } = record;
      const row = { id, version: 1, state: record, created_at: registeredAt, updated_at: registeredAt };
      return { ...row, ...recordSubjects.project(record) };
    });
    await owner.query('insert into use_records select * from jsonb_populate_recordset(null::use_records, $1::jsonb)', [
      JSON.stringify(rows),
    ]);
  }
  return { ...register, requestNumbers };
}

/**
 * Repeats what is there until there are `count` records: at other times within the same five years, each with a request
 * number and a code of its own, which the search finds.
 */
async function repeat(owner: pg.Client, count: number): Promise<void> {
  const copies = Math.ceil(count / DISTINCT) - 1;
  if (copies < 1) return;
  const { rows } = await owner.query<{ name: string }>(`
    select column_name as name from information_schema.columns where table_name = 'use_records'
    order by ordinal_position`);
  const changed: Readonly<Record<string, string>> = {
    id: 'gen_random_uuid()',
    used_at: `r.used_at - make_interval(mins => n * 7)`,
    state: `jsonb_set(r.state, '{requestNumber}', to_jsonb(number))`,
    verification_code: `left(r.verification_code, 10) || lpad(n::text, 6, '0') || right(r.verification_code, 4)`,
    words: `replace(r.words, lower(r.state->>'requestNumber'), lower(number))`,
    grams: `r.grams || array[${[9, 10, 11, 12].map((at) => `substr(number, ${at}, 2)`).join(', ')}]
      || array[${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((at) => `substr(lower(number), ${at}, 4)`).join(', ')}]`,
  };
  await owner.query(`
    insert into use_records select ${rows.map(({ name }) => changed[name] ?? `r.${name}`).join(', ')}
    from use_records r cross join generate_series(1, ${copies}) n
    cross join lateral (select left(r.state->>'requestNumber', 8) || lpad(((n * 7919) % 100000)::text, 5, '0')) as t (number)`);
}

/** Makes records that differ as those of a company do; the same `place` always gives the same facts but for the ids. */
function recordMaker(company: MadeCompany) {
  const named = (name: string) => ({ id: newId(), name });
  const person = (place: number) =>
    named(`${surnames[place % surnames.length]}${givenNames[(place * 7) % givenNames.length]}`);
  const seals = Array.from({ length: 40 }, (_, place) => {
    const [kind, name] = pick(sealKinds, place);
    const medium = place % 3 === 0 ? ('electronic' as const) : ('physical' as const);
    return { ...named(`${name}（${place + 1}）`), kind, medium };
  });
  const requesters = Array.from({ length: 400 }, (_, place) => person(place));
  const custodians = Array.from({ length: 12 }, (_, place) => person(place + 3));
  const departments = Object.entries(company.departments).map(([name, id]) => ({ id, name }));
  const counterparties = places.flatMap((town) => trades.map((trade) => `${town}${trade}有限公司`));
  const entity = { id: company.entityId, name: '华信智联科技（杭州）有限公司' };
  const begin = Date.now() - YEARS_MS;

  const make = (place: number): UseRecord => {
    const [paper, kind, purpose] = pick(papers, place);
    const counterparty = pick(counterparties, place * 13);
    const at = new Date(begin + (YEARS_MS / DISTINCT) * place).toISOString();
    const seal = pick(seals, place * 11);
    const custodian = pick(custodians, place * 5);
    const sha256 = randomBytes(32).toString('hex');
    return {
      id: newId(),
      registeredAt: at,
      usedAt: at,
      requestId: newId(),
      requestNumber: `YX-${at.slice(0, 4)}-${String(place).padStart(5, '0')}`,
      sealingId: newId(),
      purpose,
      document: {
        id: newId(),
        name: `与${counterparty}的${paper}`,
        number: `HX-${at.slice(2, 4)}-${String((place * 31) % 10_000).padStart(4, '0')}`,
        kind,
        importance: place % 9 === 0 ? 'important' : 'ordinary',
        sha256,
      },
      counterparty,
      amount: place % 4 === 3 ? null : { amount: String(500 + ((place * 7_919) % 900_000)), currency: 'CNY' },
      seal,
      entity,
      department: pick(departments, place * 3),
      requester: pick(requesters, place * 17),
      custodian,
      stampedBy: custodian,
      impressions: 1 + (place % 4),
      approvals: ['部门负责人审核', '法务审核', '印章管理员复核'].map((stage, level) => ({
        stage,
        approver: pick(requesters, place + level),
        at,
      })),
      use:
        seal.medium === 'electronic'
          ? { medium: 'electronic', before: sha256, after: sha256, certificateSha256: sha256, fields: ['Seal-1'] }
          : { medium: 'physical', place: '总经理办公室', witness: null, copies: 1, evidence: [newId()] },
      verificationCode: verificationCodeOf(randomBytes(VERIFICATION_CODE_BYTES)),
    };
  };
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  return {
    make,
    register: {
      sealIds: ids(seals),
      requesterIds: ids(requesters),
      custodianIds: ids(custodians),
      departmentIds: ids(departments),
      counterparties,
    },
  };
}

/** The item at a place, round and round. */
export function pick<Item>(items: readonly Item[], place: number): Item {
  const item = items[place % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

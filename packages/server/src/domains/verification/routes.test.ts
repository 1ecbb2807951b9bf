import { createHash } from 'node:crypto';
import type { UseFacts } from '@yinxin/contract';
import { sealPdf, toPem } from '@yinxin/esign';
import { verifyProofFile } from '@yinxin/ledger';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '../../../../../tests/support/problem.ts';
import { tamper } from '../../../../../tests/support/tamper.ts';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { plainContract, sampleKeys, vectorSeal } from '../../../../esign/src/testing/sample-documents.ts';
import { newId } from '../../platform/ids.ts';
import { encrypted } from '../../platform/intake/testing/sample-files.ts';
import { systemActor } from '../../platform/transition.ts';
import { recordSubjects } from '../records/index.ts';
import { verificationCodeOf } from '../records/verification-code.ts';

const keys = await sampleKeys();
const stranger = await sampleKeys('陌生有限公司');
let system: TestSystem;
let contract: Uint8Array;

beforeAll(async () => {
  const unused = () => Promise.reject(new Error('this sealer only tells its root certificate'));
  system = await startSystem({
    sealer: async () => ({
      issueSealKey: unused,
      importSealKey: unused,
      destroySealKeys: unused,
      seal: unused,
      health: unused,
      rootCertificate: async () => toPem(keys.ca.certificate, 'CERTIFICATE'),
    }),
  });
  contract = await plainContract([{}, {}]);
});
afterAll(() => system.close());
// The limit per minute is for everybody at one address, and this file is one.
let neighbour = 0;
beforeEach(() => {
  neighbour += 1;
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const named = (name: string) => ({ id: newId(), name });

const sealedBy = async (pdf: Uint8Array, { signer } = keys): Promise<Uint8Array> =>
  (
    await sealPdf({
      pdf,
      appearance: vectorSeal(),
      placements: [{ kind: 'point', page: 1, xMm: 100, yMm: 100 }],
      signer,
      at: new Date(system.clock.now()),
    })
  ).pdf;

/** Puts a use into the register, as sealing does; `after` is the sealed file. */
async function record(change: Partial<UseFacts> = {}, after?: Uint8Array): Promise<UseFacts & { readonly id: string }> {
  const id = newId();
  const usedAt = system.clock.now();
  const facts: UseFacts = {
    usedAt,
    requestId: newId(),
    requestNumber: 'YY-2026-0001',
    sealingId: newId(),
    purpose: '签订采购合同',
    document: {
      id: newId(),
      name: '采购合同',
      number: 'HT-2026-018',
      kind: 'contract',
      importance: 'ordinary',
      sha256: sha256(contract),
    },
    counterparty: '江北机械有限公司',
    amount: { amount: '80000.00', currency: 'CNY' },
    seal: {
      id: newId(),
      name: '合同专用章',
      kind: 'contract',
      medium: after === undefined ? 'physical' : 'electronic',
    },
    entity: named('华信智联科技（杭州）有限公司'),
    department: named('销售部'),
    requester: named('王强'),
    custodian: named('吴刚'),
    stampedBy: named('吴刚'),
    impressions: 2,
    approvals: [{ stage: '部门负责人', approver: named('李敏'), at: usedAt }],
    use:
      after === undefined
        ? { medium: 'physical', place: '总经理办公室', witness: named('何娟'), copies: 2, evidence: [newId()] }
        : {
            medium: 'electronic',
            before: sha256(contract),
            after: sha256(after),
            certificateSha256: sha256(keys.seal.certificate),
            fields: ['Seal1'],
          },
    verificationCode: verificationCodeOf(crypto.getRandomValues(new Uint8Array(10))),
    ...change,
  };
  await system.app.transact(systemActor, (tx) =>
    tx.apply(recordSubjects, id, { type: 'create', id, facts }, { asSystem: true }),
  );
  return { ...facts, id };
}

const verify = (file: Uint8Array) =>
  system.nobodyAt(`10.0.0.${neighbour}`).verification.verifyFile(undefined, { file: Uint8Array.from(file) });
const look = (code: string) => system.nobodyAt(`10.0.0.${neighbour}`).verification.verifyCode({ params: { code } });
const said = (lines: readonly { readonly status: string; readonly code: string }[]) =>
  lines.map(({ status, code }) => `${status} ${code}`);

const GOOD = [
  'good structure-sound',
  'good content-unchanged',
  'good whole-file',
  'good nothing-after',
  'good certificate-trusted',
  'good time-confirmed',
  'good certificate-as-recorded',
];

describe('a file', () => {
  it('sealed here: what, with which seal, when, by whom, intact, signed, in the ledger; each a line of its own', async () => {
    const sealed = await sealedBy(contract);
    const use = await record({}, sealed);
    await system.app.ledger.settle();
    const found = await verify(sealed);
    expect(found).toMatchObject({ sha256: sha256(sealed), size: sealed.length });
    expect(said(found.lines)).toEqual(['good file-as-sealed']);
    expect(found.uses).toMatchObject([
      {
        code: use.verificationCode,
        entity: '华信智联科技（杭州）有限公司',
        seal: { name: '合同专用章', kind: 'contract', medium: 'electronic' },
        usedAt: use.usedAt,
        impressions: 2,
        sha256: sha256(sealed),
        certificateSha256: sha256(keys.seal.certificate),
        ledger: { status: 'good', code: 'ledger-proven' },
      },
    ]);
    expect(found.signatures).toMatchObject([
      { fields: 1, signer: '示例科技有限公司合同专用章', code: use.verificationCode },
    ]);
    expect(said(found.signatures[0]?.lines ?? []).toSorted()).toEqual(GOOD.toSorted());
  });

  it('is said to wait for the ledger until its entry is under a signed checkpoint', async () => {
    const sealed = await sealedBy(contract);
    await record({}, sealed);
    expect((await verify(sealed)).uses[0]?.ledger).toMatchObject({ status: 'unknown', code: 'ledger-pending' });
    await system.app.ledger.settle();
    expect((await verify(sealed)).uses[0]?.ledger.code).toBe('ledger-proven');
  });

  it('with one byte changed is not the recorded one, and its signature says so', async () => {
    const sealed = await sealedBy(contract);
    await record({}, sealed);
    const changed = Uint8Array.from(sealed);
    changed[contract.length - 200] = (changed[contract.length - 200] ?? 0) ^ 1;
    const found = await verify(changed);
    expect(said(found.lines)).toEqual(['unknown file-not-recorded']);
    expect(found.uses).toEqual([]);
    expect(found.signatures[0]?.lines.some(({ status }) => status === 'bad')).toBe(true);
    expect(found.signatures[0]?.code).toBeNull();
  });

  it('that the other side sealed later is found by the beginning that our signature signed', async () => {
    const sealed = await sealedBy(contract);
    const use = await record({}, sealed);
    const both = await sealedBy(sealed, stranger);
    const found = await verify(both);
    expect(said(found.lines)).toEqual(['warning file-grown-since']);
    expect(found.uses.map(({ code }) => code)).toEqual([use.verificationCode]);
    const [ours, theirs] = found.signatures;
    expect(said(ours?.lines ?? [])).toEqual(
      expect.arrayContaining([
        'good certificate-as-recorded',
        'warning later-seals-not-trusted',
        'good time-confirmed',
      ]),
    );
    expect(theirs).toMatchObject({ code: null, signer: '陌生有限公司合同专用章' });
    expect(said(theirs?.lines ?? [])).toEqual(expect.arrayContaining(['unknown certificate-untrusted']));
  });

  it('stamped on paper is the one approved; before an electronic seal it is named so', async () => {
    const other = await plainContract([{}]);
    const document = { id: newId(), name: '证明', number: null, kind: 'certificate', importance: 'ordinary' } as const;
    await record({ document: { ...document, sha256: sha256(other) } });
    expect(said((await verify(other)).lines)).toEqual(['good file-as-stamped', 'unknown no-signature']);
    const third = await plainContract([{}, {}, {}]);
    await record({ document: { ...document, sha256: sha256(third) } }, await sealedBy(third));
    expect(said((await verify(third)).lines)).toEqual(['warning file-before-sealing', 'unknown no-signature']);
  });

  it('of any other kind is looked up by its digest and never opened', async () => {
    const found = await verify(Buffer.from('<html><script>alert(1)</script>'));
    expect(said(found.lines)).toEqual(['unknown file-not-recorded', 'unknown not-a-pdf']);
    expect(found.lines[0]?.words).toEqual({
      'zh-CN': expect.stringMatching(/没有与此文件一致的用印记录/) as string,
      en: expect.stringMatching(/not sealed here/) as string,
    });
  });

  it('that is damaged, encrypted or empty says so', async () => {
    expect(said((await verify(Buffer.from('%PDF-1.7 nothing else'))).lines)).toContain('bad signatures-unreadable');
    expect(said((await verify(await encrypted('secret'))).lines)).toContain('unknown signatures-encrypted');
    expect(await refusalOf(verify(new Uint8Array()))).toBe('document-empty');
  });

  it('above 20 MiB is refused before it is read', async () => {
    expect(await problemOf(verify(new Uint8Array(20 * 1024 * 1024 + 1)))).toMatchObject({
      status: 413,
      code: 'too-large',
    });
  });
});

describe('a code', () => {
  it('is found as people type it, and shows neither content nor names of people', async () => {
    const use = await record();
    await system.app.ledger.settle();
    const found = await look(use.verificationCode.toLowerCase().replaceAll('-', ' '));
    expect(found).toMatchObject({ code: use.verificationCode, sha256: use.document.sha256, certificateSha256: null });
    const shown = JSON.stringify(found);
    for (const secret of [
      '王强',
      '吴刚',
      '何娟',
      '李敏',
      '采购合同',
      '江北',
      '80000',
      'HT-2026',
      '总经理',
      'YY-2026',
    ]) {
      expect(shown).not.toContain(secret);
    }
  });

  it('does not tell the name of a seal that is a person’s own', async () => {
    const seal = { id: newId(), name: '赵明远个人名章', kind: 'personal', medium: 'physical' } as const;
    const use = await record({ seal });
    expect((await look(use.verificationCode)).seal).toEqual({ name: null, kind: 'personal', medium: 'physical' });
  });

  it('comes with a checkpoint that the ledger’s key signed', async () => {
    const use = await record();
    await system.app.ledger.settle();
    const { proof } = await look(use.verificationCode);
    const { rows } = await sql<{ id: string; leaf: Buffer }>`
      select id, leaf from ledger_entries where subject_id = ${use.id}::uuid`.execute(system.db);
    const proven = await system.app.ledger.proofFor(rows[0]?.id ?? '');
    const vkey = await (await system.nobody.ledger.getVkey()).text();
    const verdict = verifyProofFile({
      proof: proven?.proof ?? '',
      vkey: vkey.trim(),
      leaf: rows[0]?.leaf ?? Buffer.alloc(0),
    });
    expect(verdict.proven).toMatchObject({ index: proof?.index });
    expect(proof?.checkpoint).toBe(proven?.checkpoint);
  });

  it('of a register row that somebody edited shows what the ledger has', async () => {
    const use = await record();
    await system.app.ledger.settle();
    await sql`update use_records set state = jsonb_set(state, '{impressions}', '9') where id = ${use.id}::uuid`.execute(
      system.db,
    );
    expect(await look(use.verificationCode)).toMatchObject({ impressions: 2, ledger: { code: 'ledger-proven' } });
  });

  it('of a record whose entry was tampered with is not vouched for', async () => {
    const use = await record();
    await system.app.ledger.settle();
    await tamper(
      system.database,
      `update ledger_bodies set body = '\\x00' where entry_id in (select id from ledger_entries where subject_id = '${use.id}')`,
    );
    expect(await look(use.verificationCode)).toMatchObject({
      ledger: { status: 'bad', code: 'ledger-broken' },
      proof: null,
    });
  });

  it('that nobody was given, or that is mistyped, is unknown', async () => {
    for (const code of ['0000-0000-0000-0000-0', '0000-0000-0000-0001-0', '你好']) {
      expect(await problemOf(look(code))).toMatchObject({ status: 404, code: 'verification-code-unknown' });
    }
  });

  it('is asked for ten times a minute at most, by address', async () => {
    const answers: string[] = [];
    for (let turn = 0; turn < 11; turn += 1) answers.push(await refusalOf(look('0000-0000-0000-0000-0')));
    expect(answers).toEqual([...Array<string>(10).fill('verification-code-unknown'), 'too-many-requests']);
    neighbour += 1;
    expect(await refusalOf(look('0000-0000-0000-0000-0'))).toBe('verification-code-unknown');
  });
});

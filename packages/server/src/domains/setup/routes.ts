import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { setup } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { bind, type Mountable } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem.ts';
import { systemActor, type Transact, type Tx } from '../../platform/transition.ts';
import { anyAccount, refuseWeakPassword, type Passwords } from '../identity/index.ts';
import { publishShippedFlows } from '../approvals/index.ts';
import { changeDepartment, describeEntity } from '../organization/index.ts';
import { makePerson, makeSampleCompany, type MadeCompany } from './commands.ts';
import { sampleCompany, type SampleDepartment } from './sample-company.ts';

export interface SetupParts {
  readonly db: Kysely<Database>;
  readonly transact: Transact;
  readonly passwords: Passwords;
  readonly link: SetupLink;
  /** Fills the sample company with seals, flows and requests, after its people exist. */
  readonly furnish: (company: MadeCompany) => Promise<void>;
}

/** The one-time right to set an empty installation up. It lives in memory: each start prints a new one. */
export interface SetupLink {
  readonly token: string;
  /** Refuses with `setup-link-invalid` unless this is the token. */
  check(token: string): void;
}

export function createSetupLink(): SetupLink {
  const token = randomBytes(24).toString('base64url');
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  const expected = digest(token);
  return {
    token,
    check(given) {
      if (!timingSafeEqual(digest(given), expected)) throw new Problem('setup-link-invalid');
    },
  };
}

export function setupRoutes({ db, transact, passwords, link, furnish }: SetupParts): Mountable {
  /** One set-up only, even when two people press the button at once: the second waits and is refused. */
  const once = async <Result>(token: string, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
    link.check(token);
    return transact(systemActor, async (tx) => {
      await tx.alone('setup');
      if (await anyAccount(tx.trx)) throw new Problem('setup-done');
      return work(tx);
    });
  };

  return bind(setup, {
    getSetup: async () => ({ needed: !(await anyAccount(db)) }),
    async setUpCompany({ body }) {
      link.check(body.token);
      const administrators = [
        { ...body.systemAdministrator, role: 'system-administrator', post: '系统管理员', number: '001' },
        { ...body.securityAdministrator, role: 'security-administrator', post: '安全管理员', number: '002' },
        { ...body.auditAdministrator, role: 'audit-administrator', post: '审计管理员', number: '003' },
      ] as const;
      const names = new Set(administrators.map((one) => one.loginName.normalize('NFKC').toLowerCase()));
      if (names.size < administrators.length) throw new Problem('setup-people-not-distinct');
      for (const one of administrators) refuseWeakPassword(one.password, one.loginName);
      const hashes: string[] = [];
      for (const one of administrators) hashes.push(await passwords.hash(one.password));
      await once(body.token, async (tx) => {
        const facts = { ...body.entity, legalRepresentative: null, parentId: null };
        const { id: entityId } = await describeEntity(tx, { facts }, { asSystem: true });
        await publishShippedFlows(tx, entityId);
        const department = { name: '信息技术部', parentId: null, headId: null };
        const command = { type: 'create', entityId, facts: department } as const;
        const { id: departmentId } = await changeDepartment(tx, undefined, command, { asSystem: true });
        for (const [place, one] of administrators.entries()) {
          const { loginName, name, post, number, role } = one;
          const person = { loginName, name, post, employeeNumber: number, roles: [role], everywhere: true } as const;
          await makePerson(tx, { entityId, departmentId, person, passwordHash: hashes[place] ?? '' });
        }
      });
      return { done: true } as const;
    },
    async setUpSample({ body }) {
      link.check(body.token);
      refuseWeakPassword(body.password, sampleCompany.entity.shortName);
      const hash = await passwords.hash(body.password);
      const company = await once(body.token, (tx) => makeSampleCompany(tx, hash));
      await furnish(company);
      const departments: readonly SampleDepartment[] = sampleCompany.departments;
      return {
        people: departments.flatMap((one) =>
          one.people.map(({ name, loginName, post }) => ({ name, loginName, post })),
        ),
      };
    },
  });
}

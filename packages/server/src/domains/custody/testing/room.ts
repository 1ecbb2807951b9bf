import type { CustodyPeriodView, HandoverDescription, HandoverView, SealDescription, SealView } from '@yinxin/contract';
import { startSystem, type TestSystem } from '../../../../../../tests/support/system.ts';
import { systemActor } from '../../../platform/transition.ts';
import { makePerson } from '../../setup/index.ts';

/** The sample company with seals to hand over: 吴刚 and 何娟 are custodians, 周蕾 administers seals. */
export interface Room {
  readonly system: TestSystem;
  idOf(loginName: string): string;
  /** A custodian whose account is disabled, and one who does nothing else. */
  readonly disabled: string;
  readonly spare: string;
  /** A seal of paper held by 吴刚, unless described otherwise. */
  seal(change?: Partial<SealDescription>): Promise<string>;
  /** 吴刚 to 何娟 before 周蕾, for good, unless described otherwise. */
  propose(
    loginName: string,
    change: Partial<HandoverDescription>,
    options?: { readonly idempotencyKey: string },
  ): Promise<HandoverView>;
  confirm(loginName: string, id: string): Promise<HandoverView>;
  /** From 吴刚 to 何娟 and confirmed by all three. */
  handOver(change: Partial<HandoverDescription>): Promise<HandoverView>;
  /** The seal administrator names another custodian. */
  name(sealId: string, loginName: string): Promise<void>;
  /** The seal as the seal administrator sees it. */
  sealNow(sealId: string): Promise<SealView>;
  /** Name of the person who holds the seal now. */
  custodianOf(sealId: string): Promise<string>;
  /** Who held the seal from when to when, as the auditor sees it. */
  chainOf(sealId: string): Promise<readonly CustodyPeriodView[]>;
  /** A handover as the auditor sees it. */
  handoverNow(id: string): Promise<HandoverView>;
}

export async function openRoom(): Promise<Room> {
  const system = await startSystem();
  const idOf = (loginName: string): string => system.company.people[loginName] ?? '';
  const disabled = await makeCustodian(system, 'jinlei', '金磊');
  const spare = await makeCustodian(system, 'tangyun', '唐云');
  const { identity } = await system.as('sysadmin');
  await identity.disableAccount({ params: { id: disabled }, body: { reason: '长期休假' } });
  let count = 0;

  const propose: Room['propose'] = async (loginName, change, options) => {
    const body: HandoverDescription = {
      sealId: '',
      giverId: idOf('wugang'),
      receiverId: idOf('hejuan'),
      witnessId: idOf('zhoulei'),
      kind: 'permanent',
      endsAt: null,
      reason: '岗位调整',
      ...change,
    };
    return (await system.as(loginName)).custody.proposeHandover({ body }, options);
  };

  const confirm: Room['confirm'] = async (loginName, id) => {
    const { custody } = await system.as(loginName);
    const { receiver, seal } = await custody.getHandover({ params: { id } }).catch(() => nobodys);
    const checks = receiver.person.id === idOf(loginName) && seal.medium === 'physical';
    const condition = checks ? ({ state: 'ok', remark: null } as const) : null;
    return custody.confirmHandover({ params: { id }, body: { condition } });
  };

  const sealNow: Room['sealNow'] = async (id) => (await system.as('zhoulei')).seals.getSeal({ params: { id } });

  return {
    system,
    sealNow,
    idOf,
    disabled,
    spare,
    propose,
    confirm,
    async seal(change = {}) {
      const { seals } = await system.as('zhoulei');
      const body: SealDescription = {
        entityId: system.company.entityId,
        medium: 'physical',
        custodianId: idOf('wugang'),
        name: `合同专用章（${(count += 1)}）`,
        kind: 'contract',
        size: { shape: 'round', widthMm: 40, heightMm: 40 },
        inscription: '合同专用章',
        code: null,
        material: null,
        activatedOn: '2024-03-01',
        place: '总经理办公室保险柜',
        papers: [],
        ...change,
      };
      return (await seals.registerSeal({ body })).id;
    },
    async handOver(change) {
      const { id } = await propose('wugang', change);
      await confirm('wugang', id);
      await confirm('hejuan', id);
      return confirm('zhoulei', id);
    },
    async name(sealId, loginName) {
      const { seals } = await system.as('zhoulei');
      const { version } = await sealNow(sealId);
      const body = { custodianId: idOf(loginName), reason: '指定保管人' };
      await seals.changeSealCustodian({ params: { id: sealId }, body }, { version });
    },
    async custodianOf(sealId) {
      return (await sealNow(sealId)).custodian.name;
    },
    async chainOf(sealId) {
      return (await (await system.as('sunli')).custody.getSealCustody({ params: { id: sealId } })).items;
    },
    async handoverNow(id) {
      return (await system.as('sunli')).custody.getHandover({ params: { id } });
    },
  };
}

/** What is known of a handover that one may not read. */
const nobodys = { receiver: { person: { id: '' } }, seal: { medium: 'physical' } };

const makeCustodian = (system: TestSystem, loginName: string, name: string): Promise<string> =>
  system.app.transact(systemActor, (tx) =>
    makePerson(tx, {
      entityId: system.company.entityId,
      departmentId: system.company.departments['财务部'] ?? '',
      person: { loginName, name, employeeNumber: loginName, post: '印章保管员', roles: ['custodian'] },
      passwordHash: 'argon2id$1$1$1$AA$AA',
    }),
  );

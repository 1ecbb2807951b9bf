import type { Role } from '@yinxin/contract';

/** A department of the sample company, with the people in it; the first one named `head` leads it. */
export interface SampleDepartment {
  readonly name: string;
  readonly people: readonly SamplePerson[];
}

export interface SamplePerson {
  readonly loginName: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly post: string;
  readonly head?: true;
  /** Roles held for the whole sample entity, unless `everywhere`. */
  readonly roles: readonly Role[];
  readonly everywhere?: true;
}

/** The fictitious company that an interested newcomer looks around in, and that tests and the demo work with. */
export const sampleCompany = {
  entity: {
    name: '华信智联科技（杭州）有限公司',
    shortName: '华信智联',
    uscc: '91330106MA2B1C3D45',
    legalRepresentative: '赵明远',
  },
  departments: [
    {
      name: '总经理办公室',
      people: [
        {
          loginName: 'zhaomingyuan',
          name: '赵明远',
          employeeNumber: 'HX001',
          post: '总经理',
          head: true,
          roles: ['requester', 'company-leader'],
        },
        {
          loginName: 'zhoulei',
          name: '周蕾',
          employeeNumber: 'HX002',
          post: '印章管理主管',
          roles: ['requester', 'seal-administrator'],
        },
        {
          // The second of the seal office: what one has suspended the other resumes.
          loginName: 'tangning',
          name: '唐宁',
          employeeNumber: 'HX004',
          post: '印章管理员',
          roles: ['requester', 'seal-administrator'],
        },
        {
          loginName: 'wugang',
          name: '吴刚',
          employeeNumber: 'HX003',
          post: '印章保管员',
          roles: ['custodian'],
        },
      ],
    },
    {
      name: '销售部',
      people: [
        {
          loginName: 'limin',
          name: '李敏',
          employeeNumber: 'HX010',
          post: '销售总监',
          head: true,
          roles: ['requester', 'department-head'],
        },
        { loginName: 'wangqiang', name: '王强', employeeNumber: 'HX011', post: '客户经理', roles: ['requester'] },
        { loginName: 'linxia', name: '林夏', employeeNumber: 'HX012', post: '商务专员', roles: ['requester'] },
      ],
    },
    {
      name: '财务部',
      people: [
        {
          loginName: 'chenjing',
          name: '陈静',
          employeeNumber: 'HX020',
          post: '财务负责人',
          head: true,
          roles: ['requester', 'department-head', 'finance-reviewer'],
        },
        { loginName: 'hejuan', name: '何娟', employeeNumber: 'HX021', post: '出纳', roles: ['requester', 'custodian'] },
      ],
    },
    {
      name: '法务部',
      people: [
        {
          loginName: 'zhengwen',
          name: '郑文',
          employeeNumber: 'HX030',
          post: '法务经理',
          head: true,
          roles: ['requester', 'department-head', 'legal-reviewer'],
        },
      ],
    },
    {
      name: '审计部',
      people: [
        { loginName: 'sunli', name: '孙丽', employeeNumber: 'HX040', post: '审计主管', head: true, roles: ['auditor'] },
      ],
    },
    {
      name: '信息技术部',
      people: [
        {
          loginName: 'sysadmin',
          name: '钱江',
          employeeNumber: 'HX050',
          post: '系统管理员',
          head: true,
          roles: ['system-administrator'],
          everywhere: true,
        },
        {
          loginName: 'secadmin',
          name: '冯岚',
          employeeNumber: 'HX051',
          post: '安全管理员',
          roles: ['security-administrator'],
          everywhere: true,
        },
        {
          loginName: 'audadmin',
          name: '许诺',
          employeeNumber: 'HX052',
          post: '审计管理员',
          roles: ['audit-administrator'],
          everywhere: true,
        },
      ],
    },
  ] satisfies readonly SampleDepartment[],
} as const;

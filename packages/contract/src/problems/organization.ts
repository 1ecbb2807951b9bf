import { problems } from './problem.ts';

export const organizationProblems = problems({
  'entity-unknown': {
    status: 422,
    'zh-CN': { title: '所选法人主体不存在', remedy: '请重新选择。' },
    en: { title: 'The legal entity does not exist', remedy: 'Choose another one.' },
  },
  'entity-own-parent': {
    status: 409,
    'zh-CN': { title: '法人主体不能隶属于自身或其下级', remedy: '请重新选择上级主体。' },
    en: { title: 'An entity cannot be held by itself or by one of its own', remedy: 'Choose another parent.' },
  },
  'uscc-wrong': {
    status: 422,
    'zh-CN': { title: '统一社会信用代码校验位不符', remedy: '请核对营业执照后重新填写。' },
    en: {
      title: 'The check character of the unified social credit code is wrong',
      remedy: 'Compare it with the business licence.',
    },
  },
  'department-unknown': {
    status: 422,
    'zh-CN': { title: '所选部门不存在或已撤销', remedy: '请重新选择部门。' },
    en: { title: 'The department does not exist or is closed', remedy: 'Choose another one.' },
  },
  'department-own-parent': {
    status: 409,
    'zh-CN': { title: '部门不能隶属于自身或其下级部门', remedy: '请重新选择上级部门。' },
    en: { title: 'A department cannot lie below itself', remedy: 'Choose another parent.' },
  },
  'department-not-empty': {
    status: 409,
    'zh-CN': {
      title: '部门下仍有 {people} 名人员、{departments} 个下级部门',
      remedy: '请先调出人员并撤销下级部门。',
    },
    en: {
      title: 'The department still has {people} people and {departments} sub-departments',
      remedy: 'Move them first.',
    },
  },
  'department-closed': {
    status: 409,
    'zh-CN': { title: '该部门已撤销' },
    en: { title: 'The department is closed' },
  },
  'person-unknown': {
    status: 422,
    'zh-CN': { title: '所选人员不存在或已离职', remedy: '请重新选择人员。' },
    en: { title: 'The person does not exist or has left', remedy: 'Choose somebody else.' },
  },
  'person-left': {
    status: 409,
    'zh-CN': { title: '该人员已离职' },
    en: { title: 'The person has left' },
  },
  'employee-number-taken': {
    status: 409,
    'zh-CN': { title: '工号“{employeeNumber}”已被使用', remedy: '请核对工号。' },
    en: { title: 'The employee number “{employeeNumber}” is taken', remedy: 'Check the number.' },
  },
  'grant-to-oneself': {
    status: 409,
    'zh-CN': { title: '不能给自己授权', remedy: '请由另一位安全管理员办理。' },
    en: { title: 'You cannot grant rights to yourself', remedy: 'Ask another security administrator.' },
  },
  'grant-separation': {
    status: 409,
    'zh-CN': {
      title: '违反三权分立：该人员已担任“{held}”，不能再担任“{role}”',
      remedy: '请先撤销原角色，或授予其他人员。',
    },
    en: {
      title: 'Separation of duties: the person is {held} and cannot be {role} as well',
      remedy: 'End the other role first, or choose somebody else.',
    },
  },
  'grant-exists': {
    status: 409,
    'zh-CN': { title: '该人员在此范围内已有相同角色' },
    en: { title: 'The person already has this role in this scope' },
  },
  'grant-period-empty': {
    status: 422,
    'zh-CN': { title: '授权截止时间须晚于开始时间', remedy: '请修改授权期限。' },
    en: { title: 'The grant would end before it begins', remedy: 'Correct the dates.' },
  },
  'grant-revoked': {
    status: 409,
    'zh-CN': { title: '该授权已撤销' },
    en: { title: 'The grant has already been revoked' },
  },
  'import-unreadable': {
    status: 422,
    'zh-CN': { title: '文件无法识别为人员表', remedy: '请使用模板填写，并保存为 .xlsx 或 .csv 文件。' },
    en: { title: 'This is not a sheet of people', remedy: 'Fill in the template and save it as .xlsx or .csv.' },
  },
  'import-column-missing': {
    status: 422,
    'zh-CN': { title: '缺少列：{columns}', remedy: '首行须为列名，请对照模板补齐。' },
    en: { title: 'Columns are missing: {columns}', remedy: 'The first line must name the columns; see the template.' },
  },
  'import-too-long': {
    status: 422,
    'zh-CN': { title: '人员表超过 {limit} 行', remedy: '请拆分后分次导入。' },
    en: { title: 'The sheet has more than {limit} lines', remedy: 'Split it and import the parts.' },
  },
  'import-has-errors': {
    status: 422,
    'zh-CN': { title: '有 {faulty} 行存在错误，未导入任何人员', remedy: '请修改后重新上传，或选择仅导入无误的行。' },
    en: {
      title: '{faulty} lines have errors; nobody was imported',
      remedy: 'Correct and upload again, or import only the sound lines.',
    },
  },
  'import-repeated': {
    status: 422,
    'zh-CN': { title: '与第 {line} 行重复' },
    en: { title: 'Repeats line {line}' },
  },
  'last-administrator': {
    status: 409,
    'zh-CN': { title: '不能移除最后一位“{role}”', remedy: '请先授予另一位人员该角色。' },
    en: { title: 'The last {role} cannot be removed', remedy: 'Give the role to somebody else first.' },
  },
});

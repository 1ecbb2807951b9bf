import { problems } from './problem.ts';

export const inventoryProblems = problems({
  'inventory-nothing-to-count': {
    status: 422,
    'zh-CN': { title: '所选范围内没有需要盘点的实物印章', remedy: '请扩大盘点范围：另选单位或部门，或包含下属单位。' },
    en: {
      title: 'There is no physical seal to count in this scope',
      remedy: 'Choose another legal entity or department, or include the subsidiaries.',
    },
  },
  'inventory-too-many': {
    status: 422,
    'zh-CN': { title: '所选范围内有 {count} 枚印章，一次盘点最多 {most} 枚', remedy: '请按单位或部门分次盘点。' },
    en: {
      title: 'There are {count} seals in this scope; one count takes at most {most}',
      remedy: 'Open several counts, by legal entity or department.',
    },
  },
  'inventory-department-unknown': {
    status: 422,
    'zh-CN': { title: '该部门不属于所选单位', remedy: '请重新选择部门，或不限部门。' },
    en: { title: 'The department is not one of this legal entity', remedy: 'Choose another, or none.' },
  },
  'inventory-entity-unknown': {
    status: 422,
    'zh-CN': { title: '盘点单位不存在', remedy: '请重新选择单位。' },
    en: { title: 'There is no such legal entity', remedy: 'Choose another.' },
  },
  'inventory-due-past': {
    status: 422,
    'zh-CN': { title: '盘点截止日期不能早于今天', remedy: '请填写今天或以后的日期。' },
    en: { title: 'The count would be overdue at once', remedy: 'Give today or a later day.' },
  },
  'inventory-seals-in-count': {
    status: 409,
    'zh-CN': { title: '所选范围内的印章正在盘点（{number}）', remedy: '请先完成或取消该次盘点。' },
    en: {
      title: 'Seals of this scope are being counted already ({number})',
      remedy: 'Close or cancel that count first.',
    },
  },
  'inventory-not-open': {
    status: 409,
    'zh-CN': { title: '该次盘点已结束，不能再办理', remedy: '如有新情况，请另行发起盘点。' },
    en: { title: 'This count has ended', remedy: 'Open another count if there is something new.' },
  },
  'inventory-seal-not-listed': {
    status: 409,
    'zh-CN': {
      title: '该印章不在本次盘点范围内',
      remedy: '盘点清单在发起时已固定；如系账外印章，请由印章管理员登记为盘盈。',
    },
    en: {
      title: 'This seal is not on the list of the count',
      remedy: 'The list was fixed when it was opened; a seal administrator can write down what was found besides.',
    },
  },
  'inventory-item-counted': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已盘点', remedy: '如需更改，请由盘点人或印章管理员更正。' },
    en: {
      title: 'The seal “{name}” is counted already',
      remedy: 'Who counted it, or a seal administrator, can correct it.',
    },
  },
  'inventory-item-not-counted': {
    status: 409,
    'zh-CN': { title: '印章“{name}”尚未盘点', remedy: '请先盘点。' },
    en: { title: 'The seal “{name}” is not counted yet', remedy: 'Count it first.' },
  },
  'inventory-not-yours': {
    status: 403,
    'zh-CN': {
      title: '印章“{name}”不由您盘点',
      remedy: '印章由现任保管人盘点，无人盘点的由印章管理员盘点；只有盘点人或印章管理员可以更正、说明未盘原因。',
    },
    en: {
      title: 'The seal “{name}” is not yours to count',
      remedy:
        'Who holds a seal counts it, otherwise a seal administrator does; only who counted it or a seal administrator corrects it, and only the latter excuses it.',
    },
  },
  'inventory-remark-missing': {
    status: 422,
    'zh-CN': { title: '与台账不符的须填写情况说明', remedy: '请说明印面不清的部位，或由他人保管的缘由。' },
    en: {
      title: 'What differs from the register is not explained',
      remedy: 'Say what is wrong with the face, or why somebody else has it.',
    },
  },
  'inventory-holder-unknown': {
    status: 422,
    'zh-CN': { title: '实际保管人不在人员名册中', remedy: '请重新选择实际保管人。' },
    en: { title: 'The person who is said to have it is not known', remedy: 'Choose the person again.' },
  },
  'inventory-photo-unknown': {
    status: 422,
    'zh-CN': { title: '所附照片不存在或不是您上传的', remedy: '请重新拍照上传。' },
    en: { title: 'The picture does not exist or was not uploaded by you', remedy: 'Upload it again.' },
  },
  'inventory-not-complete': {
    status: 409,
    'zh-CN': {
      title: '还有 {left} 枚印章未盘点，不能确认',
      remedy: '请完成盘点；确实无法盘点的，由印章管理员说明原因。',
    },
    en: {
      title: '{left} seals are not counted yet',
      remedy: 'Count them; a seal administrator gives the reason for one that cannot be counted.',
    },
  },
  'inventory-not-independent': {
    status: 403,
    'zh-CN': {
      title: '参与盘点或保管其中印章的人员不能复核',
      remedy: '请由未参与盘点、也不保管其中印章的印章管理员或审计人员复核。',
    },
    en: {
      title: 'Who counted or holds any of these seals does not sign the count off',
      remedy: 'A seal administrator or auditor who did neither signs it off.',
    },
  },
});

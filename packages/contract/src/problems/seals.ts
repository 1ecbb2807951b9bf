import { problems } from './problem.ts';

export const sealsProblems = problems({
  'seal-already-registered': {
    status: 409,
    'zh-CN': { title: '该印章已登记', remedy: '请在印章台账中查看。' },
    en: { title: 'This seal is already registered', remedy: 'See it in the seal register.' },
  },
  'seal-name-taken': {
    status: 409,
    'zh-CN': { title: '该单位已有名为“{name}”的印章', remedy: '请更换名称，多枚同类印章可加编号区分。' },
    en: {
      title: 'The entity already has a seal named “{name}”',
      remedy: 'Choose another name; several seals of one kind are told apart by numbers.',
    },
  },
  'seal-code-taken': {
    status: 409,
    'zh-CN': { title: '印章编码 {code} 已被其他印章使用', remedy: '请核对印面上的编码。' },
    en: { title: 'Another seal already has the code {code}', remedy: 'Check the code on the seal’s face.' },
  },
  'seal-sides-differ': {
    status: 422,
    'zh-CN': { title: '圆形、方形印章的长宽应一致', remedy: '请核对规格，或改选椭圆形、长方形。' },
    en: {
      title: 'A round or square seal has equal sides',
      remedy: 'Check the size, or choose ellipse or rectangle.',
    },
  },
  'official-seal-too-large': {
    status: 422,
    'zh-CN': { title: '公章尺寸不得超过 {limit} 毫米', remedy: '依据国发〔1999〕25号，请核对规格。' },
    en: {
      title: 'A company official seal is at most {limit} mm wide',
      remedy: 'This is the rule of 国发〔1999〕25号; check the size.',
    },
  },
  'seal-place-missing': {
    status: 422,
    'zh-CN': { title: '实物印章必须登记存放地点', remedy: '请填写保险柜等存放地点。' },
    en: { title: 'A physical seal needs a storage place', remedy: 'Say where it is kept, for example which safe.' },
  },
  'seal-activated-in-future': {
    status: 422,
    'zh-CN': { title: '启用日期不能晚于今天', remedy: '请填写印章实际启用的日期。' },
    en: { title: 'The activation date is in the future', remedy: 'Give the day on which the seal came into use.' },
  },
  'seal-custodian-not-active': {
    status: 409,
    'zh-CN': { title: '该人员不在职或账号未启用，不能担任保管人', remedy: '请另选保管人。' },
    en: { title: 'This person is not active and cannot be custodian', remedy: 'Choose someone else.' },
  },
  'seal-custodian-is-administrator': {
    status: 409,
    'zh-CN': { title: '印章管理员不能兼任自己所登记印章的保管人', remedy: '请另选保管人，或由另一位印章管理员办理。' },
    en: {
      title: 'A seal administrator cannot name themself custodian',
      remedy: 'Choose someone else, or let another seal administrator do it.',
    },
  },
  'seal-custodian-unchanged': {
    status: 409,
    'zh-CN': { title: '保管人未变更' },
    en: { title: 'This person is the custodian already' },
  },
  'seal-nothing-corrected': {
    status: 409,
    'zh-CN': { title: '内容没有变化，无需更正' },
    en: { title: 'Nothing would change' },
  },
  'seal-not-active': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已停用，当前不能使用', remedy: '恢复启用后方可办理，请联系印章管理员。' },
    en: {
      title: 'The seal “{name}” is suspended',
      remedy: 'It can be used again once it is resumed; ask the seal administrator.',
    },
  },
  'seal-not-suspended': {
    status: 409,
    'zh-CN': { title: '印章“{name}”未停用，无需恢复' },
    en: { title: 'The seal “{name}” is not suspended' },
  },
  'seal-face-unchanged': {
    status: 409,
    'zh-CN': { title: '印模没有变化' },
    en: { title: 'The seal has this face already' },
  },
  'seal-not-electronic': {
    status: 409,
    'zh-CN': { title: '“{name}”是实物印章，不能签发证书' },
    en: { title: '“{name}” is a physical seal and has no certificate' },
  },
  'seal-certificate-not-valid': {
    status: 409,
    'zh-CN': { title: '证书不在有效期内', remedy: '请更换有效期内的证书。' },
    en: { title: 'The certificate is not valid now', remedy: 'Use one that is within its validity.' },
  },
  'seal-key-unchanged': {
    status: 409,
    'zh-CN': { title: '该印章已绑定此证书' },
    en: { title: 'The seal has this certificate already' },
  },
});

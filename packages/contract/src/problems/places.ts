import { problems } from './problem.ts';

export const placesProblems = problems({
  'place-name-taken': {
    status: 409,
    'zh-CN': { title: '该单位已有名为“{name}”的存放地点', remedy: '请更换名称，或直接更正原有存放地点。' },
    en: {
      title: 'The entity already has a storage place named “{name}”',
      remedy: 'Choose another name, or correct the place that is there.',
    },
  },
  'place-entity-unknown': {
    status: 422,
    'zh-CN': { title: '所选单位不存在', remedy: '请从单位列表中选择。' },
    en: { title: 'There is no such legal entity', remedy: 'Choose one from the list.' },
  },
  'place-responsible-not-active': {
    status: 409,
    'zh-CN': { title: '该人员不在职或账号未启用，不能担任存放地点负责人', remedy: '请另选负责人。' },
    en: { title: 'This person is not active and cannot be responsible for a place', remedy: 'Choose someone else.' },
  },
  'place-paper-unknown': {
    status: 422,
    'zh-CN': { title: '所附照片或资料不存在，或不是您上传的', remedy: '请重新上传。' },
    en: { title: 'A photo or paper does not exist or was not uploaded by you', remedy: 'Upload it again.' },
  },
  'place-already-registered': {
    status: 409,
    'zh-CN': { title: '该存放地点已登记', remedy: '请在存放地点名录中查看。' },
    en: { title: 'This storage place is already registered', remedy: 'See it in the register of places.' },
  },
  'place-nothing-corrected': {
    status: 409,
    'zh-CN': { title: '内容没有变化，无需更正' },
    en: { title: 'Nothing would change' },
  },
  'place-capacity-below-occupied': {
    status: 409,
    'zh-CN': {
      title: '存放地点内现有 {occupied} 枚印章，可存放数量不能少于此数',
      remedy: '请先将部分印章移至其他存放地点。',
    },
    en: {
      title: '{occupied} seals lie in this place, so it holds at least as many',
      remedy: 'Put some of them elsewhere first.',
    },
  },
  'place-not-empty': {
    status: 409,
    'zh-CN': {
      title: '存放地点内还有 {occupied} 枚印章，不能停止使用',
      remedy: '请先将其中的印章移至其他存放地点，再停止使用。',
    },
    en: { title: '{occupied} seals still lie in this place', remedy: 'Put them elsewhere first, then give it up.' },
  },
  'place-closed': {
    status: 409,
    'zh-CN': { title: '存放地点“{name}”已停止使用', remedy: '请选择使用中的存放地点。' },
    en: { title: 'The storage place “{name}” is given up', remedy: 'Choose one that is in use.' },
  },
  'place-full': {
    status: 409,
    'zh-CN': {
      title: '存放地点“{name}”已满（可存放 {capacity} 枚）',
      remedy: '请选择其他存放地点，或先移出其中的印章；可存放数量登记有误的，由印章管理员更正。',
    },
    en: {
      title: 'The storage place “{name}” is full ({capacity} seals)',
      remedy: 'Choose another place or take a seal out of it; a seal administrator can correct how many it holds.',
    },
  },
  'place-unknown': {
    status: 422,
    'zh-CN': { title: '所选存放地点不存在', remedy: '请从存放地点列表中选择，或先登记存放地点。' },
    en: { title: 'There is no such storage place', remedy: 'Choose one from the list, or register it first.' },
  },
  'place-of-other-entity': {
    status: 403,
    'zh-CN': {
      title: '存放地点“{name}”属于其他单位',
      remedy: '请选择印章所属单位的存放地点，或由同时管理该单位存放地点的印章管理员办理。',
    },
    en: {
      title: 'The storage place “{name}” belongs to another legal entity',
      remedy: 'Choose a place of the seal’s own entity, or ask a seal administrator of both.',
    },
  },
  'place-unprotected': {
    status: 409,
    'zh-CN': {
      title: '存放地点“{name}”的防盗、防火、防潮设施不齐全',
      remedy: '请选择设施齐全的存放地点；确需存放的，请填写理由。',
    },
    en: {
      title: 'The storage place “{name}” is not protected against theft, fire and damp alike',
      remedy: 'Choose one that is, or give the reason why the seal lies there all the same.',
    },
  },
  'place-unchanged': {
    status: 409,
    'zh-CN': { title: '印章的存放地点没有变化' },
    en: { title: 'The seal lies there already' },
  },
  'place-seal-electronic': {
    status: 409,
    'zh-CN': { title: '“{name}”是电子印章，没有存放地点', remedy: '电子印章的密钥由系统保管，无需登记存放地点。' },
    en: {
      title: '“{name}” is an electronic seal and lies in no place',
      remedy: 'Its key is kept by the system; nothing is to be recorded.',
    },
  },
});

import { problems } from './problem.ts';

export const checksProblems = problems({
  'check-seal-electronic': {
    status: 409,
    'zh-CN': { title: '“{name}”是电子印章，无需检查实物', remedy: '请选择实物印章。' },
    en: { title: '“{name}” is an electronic seal: there is nothing to look at', remedy: 'Choose a physical seal.' },
  },
  'check-seal-put-away': {
    status: 409,
    'zh-CN': {
      title: '“{name}”已收回或封存，不再定期检查',
      remedy: '如发现印章不在封存处，请在印章页面挂失。',
    },
    en: {
      title: '“{name}” is recalled or in sealed storage and is not checked any more',
      remedy: 'If it is not where it was put, report it lost on its page.',
    },
  },
  'check-in-future': {
    status: 422,
    'zh-CN': { title: '检查日期不能晚于今天', remedy: '请填写实际检查的日期。' },
    en: { title: 'The day of the check is in the future', remedy: 'Give the day on which the seal was checked.' },
  },
  'check-before-last': {
    status: 422,
    'zh-CN': { title: '检查日期不能早于上次检查（{day}）', remedy: '请核对检查日期。' },
    en: { title: 'The seal was last checked on {day}, later than this', remedy: 'Check the day.' },
  },
  'check-finding-contradicts': {
    status: 422,
    'zh-CN': {
      title: '检查结论与检查项目不符',
      remedy: '印体损坏或与印模不一致的，结论应为“损坏”；印面不清或边框缺损的，结论不能为“完好”。',
    },
    en: {
      title: 'The finding does not agree with the checklist',
      remedy:
        'A broken seal, or one that does not match its specimen, is damaged; one with a flaw in impression or rim is not good.',
    },
  },
  'check-remark-missing': {
    status: 422,
    'zh-CN': { title: '发现问题的，应说明情况', remedy: '请在备注中写明发现的问题。' },
    en: { title: 'Something is not as it should be and is not explained', remedy: 'Say in the remark what was found.' },
  },
  'check-last-seen-missing': {
    status: 422,
    'zh-CN': { title: '未见实物的，应填写最后一次见到印章的时间', remedy: '请填写时间，不能晚于现在。' },
    en: {
      title: 'The seal was not there, and it is not said when it was last seen',
      remedy: 'Say when, no later than now.',
    },
  },
  'check-photo-unknown': {
    status: 422,
    'zh-CN': { title: '所附照片不存在或不是您上传的', remedy: '请重新上传。' },
    en: { title: 'A photo does not exist or was not uploaded by you', remedy: 'Upload it again.' },
  },
  'check-already-recorded': {
    status: 409,
    'zh-CN': { title: '该检查已登记', remedy: '请在检查记录中查看。' },
    en: { title: 'This check is already recorded', remedy: 'See it among the checks.' },
  },
  'check-not-open': {
    status: 409,
    'zh-CN': { title: '该检查没有待处理的问题', remedy: '请刷新页面查看最新状态。' },
    en: { title: 'Nothing about this check is open', remedy: 'Reload the page to see where it stands.' },
  },
  'check-settled-by-custodian': {
    status: 403,
    'zh-CN': {
      title: '保管人不能自行认定所保管印章的问题已处理',
      remedy: '请由不保管该印章的印章管理员登记处理结果。',
    },
    en: {
      title: 'The custodian does not settle a bad finding about the own seal',
      remedy: 'Let a seal administrator who does not hold the seal do it.',
    },
  },
  'check-plan-unchanged': {
    status: 409,
    'zh-CN': { title: '检查周期没有变化' },
    en: { title: 'These are the intervals already' },
  },
});

import { problems } from './problem.ts';

export const sealLabelsProblems = problems({
  'label-code-mistyped': {
    status: 422,
    'zh-CN': { title: '标签码有误', remedy: '标签码共 9 位，请核对后重新输入，或重新扫码。' },
    en: { title: 'This is no label code', remedy: 'It has nine characters: check what was typed, or scan it again.' },
  },
  'label-unknown': {
    status: 404,
    'zh-CN': { title: '没有使用该标签码的印章，或您无权查看', remedy: '请核对标签是否属于本单位，或联系印章管理员。' },
    en: {
      title: 'No seal that you may see has this label code',
      remedy: 'Check that the label is of this company, or ask a seal administrator.',
    },
  },
  'labels-none': {
    status: 422,
    'zh-CN': { title: '没有可打印标签的印章', remedy: '请调整筛选条件，或重新选择印章。' },
    en: { title: 'There is no seal to print a label for', remedy: 'Change the filters, or choose other seals.' },
  },
  'labels-too-many': {
    status: 422,
    'zh-CN': { title: '一次最多打印 {most} 枚印章的标签', remedy: '请按单位、种类等筛选后分批打印。' },
    en: {
      title: 'At most {most} labels are printed at once',
      remedy: 'Filter by legal entity or kind, and print several sheets.',
    },
  },
});

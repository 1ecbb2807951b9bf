import { messages } from '../../lib/i18n.ts';

export const labelMessages = messages('seal-labels', {
  zh: {
    title: '印章标签',
    hint: 'A4 标签纸，每页 24 枚（3 × 8）。标签上的二维码打开印章页面，标签码可手工输入。',
    'print.all': '打印全部 {count} 枚',
    'print.chosen': '打印所选 {count} 枚',
    choose: '选择',
    'choose.one': '选择“{name}”',
    code: '标签码',
    labels: '打印标签',
    empty: '没有印章',
    'empty.advice': '登记印章后可在此打印标签。',
  },
  en: {
    title: 'Seal labels',
    hint: 'Sheets of labels, A4, 24 on a page (3 × 8). The QR code opens the page of the seal; the code can be typed in.',
    'print.all': 'Print all {count}',
    'print.chosen': 'Print the {count} chosen',
    choose: 'Choose',
    'choose.one': 'Choose “{name}”',
    code: 'Label code',
    labels: 'Print labels',
    empty: 'No seals',
    'empty.advice': 'Labels of registered seals are printed here.',
  },
});

import { messages } from '../../lib/i18n.ts';

export const documentsMessages = messages('documents', {
  zh: {
    pages: '{count} 页',
    loading: '正在载入文件…',
    download: '下载 PDF',
    warnings: '请留意',
    'signatures.count': '已有 {count} 个电子签名',
    'blanks.on': '第 {page} 页：{text}',
    thumbnails: '“{name}”的页面缩略图',
    'thumbnails.page': '第 {page} 页缩略图',
    'thumbnails.more': '另有 {count} 页',
    opened: '已查看',
    unopened: '未查看',
    retry: '重试',
  },
  en: {
    pages: 'Pages: {count}',
    loading: 'Loading the document…',
    download: 'Download PDF',
    warnings: 'Please note',
    'signatures.count': 'Electronic signatures it came with: {count}',
    'blanks.on': 'Page {page}: {text}',
    thumbnails: 'Thumbnails of “{name}”',
    'thumbnails.page': 'Thumbnail of page {page}',
    'thumbnails.more': 'More pages: {count}',
    opened: 'Opened',
    unopened: 'Not opened yet',
    retry: 'Try again',
  },
});

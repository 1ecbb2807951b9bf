import { messages } from '../../lib/i18n.ts';

/** Words that every matter under approval has, beside those of its own feature. */
export const matterMessages = messages('matter', {
  zh: {
    progress: '办理进度',
    approval: '审批',
    unsound: '台账校验发现异常，本页内容不可作为凭证，请联系审计管理员。',
    system: '系统',
    'event.approval.approve': '同意',
    'event.approval.return': '退回',
    'event.approval.refuse': '拒绝',
    'event.approval.transferred': '转交审批',
    'event.approval.overdue': '审批超时',
    'event.other': '其他（{type}）',
  },
  en: {
    progress: 'Progress',
    approval: 'Approval',
    unsound: 'The ledger did not verify; this page proves nothing. Tell the audit administrator.',
    system: 'System',
    'event.approval.approve': 'Agreed',
    'event.approval.return': 'Sent back',
    'event.approval.refuse': 'Refused',
    'event.approval.transferred': 'Approval transferred',
    'event.approval.overdue': 'Approval overdue',
    'event.other': 'Other ({type})',
  },
});

import { problems } from './problem.ts';

export const destructionProblems = problems({
  'destruction-paper-unknown': {
    status: 422,
    'zh-CN': { title: '所附文件不存在或不是您上传的', remedy: '请重新上传资质文件或销毁证明。' },
    en: { title: 'The paper does not exist or was not uploaded by you', remedy: 'Upload it again.' },
  },
  'destruction-unit-missing': {
    status: 422,
    'zh-CN': { title: '销毁实物印章须委托具有资质的销毁单位', remedy: '请填写销毁单位并上传其资质文件。' },
    en: {
      title: 'A physical seal is destroyed by a qualified unit',
      remedy: 'Name the unit and upload the paper of its qualification.',
    },
  },
  'destruction-unit-unqualified': {
    status: 409,
    'zh-CN': {
      title: '销毁单位“{unit}”的资质有效期至 {until}，届时已失效',
      remedy: '请更换资质有效的销毁单位，或更正资质有效期。',
    },
    en: {
      title: 'The qualification of “{unit}” ended on {until}',
      remedy: 'Choose a unit that is qualified on the day, or correct the date.',
    },
  },
  'destruction-not-returned': {
    status: 409,
    'zh-CN': { title: '该销毁申请未被退回，不能修改', remedy: '被退回后由申请人修改并重新提交。' },
    en: {
      title: 'This proposal has not been returned',
      remedy: 'Only a returned proposal is corrected and resubmitted.',
    },
  },
  'destruction-not-proposer': {
    status: 403,
    'zh-CN': { title: '只有销毁申请人本人可以重新提交', remedy: '请由申请人办理，或撤回后另行申请。' },
    en: { title: 'Only the proposer resubmits', remedy: 'Ask the proposer, or withdraw it and propose anew.' },
  },
  'destruction-not-in-approval': {
    status: 409,
    'zh-CN': { title: '该销毁申请不在审批中', remedy: '请刷新页面查看最新状态。' },
    en: { title: 'This destruction is not in approval', remedy: 'Reload the page to see where it stands.' },
  },
  'destruction-not-withdrawable': {
    status: 409,
    'zh-CN': { title: '该销毁已实施或已结束，不能撤回' },
    en: { title: 'This destruction has been carried out or has ended, so it is not withdrawn' },
  },
  'destruction-not-approved': {
    status: 409,
    'zh-CN': { title: '销毁尚未获公司领导批准，或已办结，不能登记', remedy: '审批通过后方可实施并登记销毁。' },
    en: {
      title: 'The destruction is not approved, or has been completed',
      remedy: 'It is carried out and recorded once the company leader has approved it.',
    },
  },
  'destruction-in-future': {
    status: 422,
    'zh-CN': { title: '销毁日期不能晚于今天', remedy: '请填写实际销毁的日期。' },
    en: { title: 'The day of the destruction is in the future', remedy: 'Give the day on which it happened.' },
  },
  'destruction-before-approval': {
    status: 422,
    'zh-CN': { title: '销毁日期早于批准日期 {day}', remedy: '未经批准不得销毁，请核对日期。' },
    en: { title: 'The destruction was approved on {day} only', remedy: 'No seal is destroyed before; check the day.' },
  },
  'destruction-witness-unfit': {
    status: 422,
    'zh-CN': {
      title: '监销人须为两名不同的在职人员，且不能是申请人、登记人或印章保管人',
      remedy: '请另选监销人。',
    },
    en: {
      title: 'Witnesses are two different active people, and neither the proposer, the recorder nor the custodian',
      remedy: 'Choose other witnesses.',
    },
  },
  'destruction-not-carried-out': {
    status: 409,
    'zh-CN': { title: '销毁尚未登记，或已办结', remedy: '登记销毁情况后，由监销人确认并归档销毁证明。' },
    en: {
      title: 'The destruction is not recorded yet, or has been completed',
      remedy: 'Once it is recorded its witnesses confirm and the certificate is archived.',
    },
  },
  'destruction-not-witness': {
    status: 403,
    'zh-CN': { title: '您不是本次销毁的监销人', remedy: '只有登记的监销人本人可以确认。' },
    en: { title: 'You are not a witness of this destruction', remedy: 'Only the recorded witnesses confirm.' },
  },
  'destruction-already-confirmed': {
    status: 409,
    'zh-CN': { title: '您已确认过本次销毁' },
    en: { title: 'You have confirmed this destruction already' },
  },
  'destruction-keys-not-due': {
    status: 409,
    'zh-CN': { title: '该印章的密钥未到销毁的时候', remedy: '监销人全部确认后，由签章服务自动销毁密钥。' },
    en: {
      title: 'The keys of this seal are not due to be destroyed',
      remedy: 'The sealer destroys them once all witnesses have confirmed.',
    },
  },
});

import { problems } from './problem.ts';

export const sealsProblems = problems({
  'seal-already-registered': {
    status: 409,
    'zh-CN': { title: '该印章已登记', remedy: '请在印章台账中查看。' },
    en: { title: 'This seal is already registered', remedy: 'See it in the seal register.' },
  },
  'seal-entity-unknown': {
    status: 422,
    'zh-CN': { title: '所选单位不存在', remedy: '请从单位列表中选择。' },
    en: { title: 'There is no such legal entity', remedy: 'Choose one from the list.' },
  },
  'seal-paper-unknown': {
    status: 422,
    'zh-CN': { title: '所附资料不存在或不是您上传的', remedy: '请重新上传备案证明等资料。' },
    en: { title: 'A paper does not exist or was not uploaded by you', remedy: 'Upload it again.' },
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
    'zh-CN': { title: '印章“{name}”已停止使用', remedy: '恢复启用后方可办理，请联系印章管理员。' },
    en: {
      title: 'The seal “{name}” is not in use',
      remedy: 'It can be used again once it is resumed; ask the seal administrator.',
    },
  },
  'seal-not-suspended': {
    status: 409,
    'zh-CN': { title: '印章“{name}”未停用，无需恢复' },
    en: { title: 'The seal “{name}” is not suspended' },
  },
  'seal-resume-needs-other': {
    status: 409,
    'zh-CN': {
      title: '印章“{name}”由您停用或登记，不能由您本人恢复使用',
      remedy: '请由另一位印章管理员核实后恢复使用。',
    },
    en: {
      title: 'You took the seal “{name}” out of use, so you cannot resume it',
      remedy: 'Let another seal administrator check and resume it.',
    },
  },
  'seal-destroyed': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已销毁，不能再办理任何业务', remedy: '如仍需用印，请登记并使用新刻制的印章。' },
    en: { title: 'The seal “{name}” has been destroyed', remedy: 'Register and use a newly engraved seal instead.' },
  },
  'seal-still-in-use': {
    status: 409,
    'zh-CN': { title: '印章“{name}”仍在使用，不能申请销毁', remedy: '请先停用印章，再申请销毁。' },
    en: {
      title: 'The seal “{name}” is still in use',
      remedy: 'Suspend it first; then its destruction can be proposed.',
    },
  },
  'seal-in-destruction': {
    status: 409,
    'zh-CN': { title: '印章“{name}”正在办理销毁', remedy: '如不再销毁，请先撤回销毁申请。' },
    en: {
      title: 'The seal “{name}” is on its way to destruction',
      remedy: 'Withdraw that destruction first if it is not to be destroyed.',
    },
  },
  'seal-not-in-destruction': {
    status: 409,
    'zh-CN': { title: '印章“{name}”不在此次销毁中', remedy: '请先提出销毁申请。' },
    en: { title: 'The seal “{name}” is not part of this destruction', remedy: 'Propose its destruction first.' },
  },
  'seal-lost': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已挂失，不能办理', remedy: '找回后由印章管理员登记找回，方可继续办理。' },
    en: {
      title: 'The seal “{name}” is reported lost',
      remedy: 'A seal administrator records that it was found; then this can be done.',
    },
  },
  'seal-not-lost': {
    status: 409,
    'zh-CN': { title: '印章“{name}”未挂失，无需登记找回' },
    en: { title: 'The seal “{name}” is not reported lost' },
  },
  'seal-not-recalled': {
    status: 409,
    'zh-CN': { title: '印章“{name}”尚未收回，不能封存', remedy: '请先停用并收回印章。' },
    en: { title: 'The seal “{name}” has not been recalled', remedy: 'Suspend and recall it first.' },
  },
  'seal-put-away': {
    status: 409,
    'zh-CN': { title: '印章“{name}”已收回或封存，不能登记损坏', remedy: '已收回或封存的印章只能登记遗失或被盗。' },
    en: {
      title: 'The seal “{name}” is recalled or in sealed storage',
      remedy: 'Only a loss or theft of it can be reported.',
    },
  },
  'seal-kept-as-it-is': {
    status: 409,
    'zh-CN': {
      title: '印章“{name}”已收回或封存，不能设置印模、绑定证书或变更保管人',
      remedy: '已收回的印章不再启用，只能封存或办理销毁；如仍需用印，请登记并使用新刻制的印章。',
    },
    en: {
      title: 'The seal “{name}” is recalled or in sealed storage and gets no other face, key or custodian',
      remedy: 'It can only be put into sealed storage or destroyed; register and use a newly engraved seal instead.',
    },
  },
  'seal-last-seen-in-future': {
    status: 422,
    'zh-CN': { title: '最后见到印章的时间不能晚于当前时间', remedy: '请核对时间。' },
    en: { title: 'The seal was last seen in the future', remedy: 'Check the time.' },
  },
  'seal-countersigner-unfit': {
    status: 409,
    'zh-CN': { title: '核对人须为在职人员，且不能是办理人本人', remedy: '请另选核对人。' },
    en: {
      title: 'Who countersigns is another, active person',
      remedy: 'Choose someone else to countersign.',
    },
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
  'face-size-unusable': {
    status: 422,
    'zh-CN': { title: '印模尺寸须在 {smallest} 至 {largest} 毫米之间' },
    en: { title: 'A face is {smallest} to {largest} mm wide and high' },
  },
  'face-shape-mismatch': {
    status: 422,
    'zh-CN': { title: '印模的长宽与所选样式不符', remedy: '圆形、方形的长宽应一致，椭圆形的长应大于宽。' },
    en: {
      title: 'Width and height do not fit the style',
      remedy: 'Round and square faces have equal sides; an ellipse is wider than high.',
    },
  },
  'face-text-length': {
    status: 422,
    'zh-CN': { title: '印文共 {length} 个字，应为 {shortest} 至 {longest} 个字' },
    en: { title: 'The text has {length} characters; {shortest} to {longest} fit this seal' },
  },
  'face-code-malformed': {
    status: 422,
    'zh-CN': { title: '印面编码有误', remedy: '印章编码为 13 或 14 位数字；发票专用章请填写纳税人识别号。' },
    en: {
      title: 'The code on the face is not valid',
      remedy: 'A seal code has 13 or 14 digits; an invoice seal bears the taxpayer number.',
    },
  },
  'face-number-unusable': {
    status: 422,
    'zh-CN': { title: '印章序号须为 1 至 99' },
    en: { title: 'Seals are numbered 1 to 99' },
  },
  'character-missing': {
    status: 422,
    'zh-CN': { title: '字库中没有“{character}”（{codePoint}），无法绘制印模', remedy: '请改用扫描印模。' },
    en: {
      title: 'The font has no “{character}” ({codePoint}), so the face cannot be drawn',
      remedy: 'Take the face from a scan instead.',
    },
  },
  'picture-unreadable': {
    status: 422,
    'zh-CN': { title: '无法识别该图片', remedy: '请上传 PNG 或 JPEG 格式的扫描件。' },
    en: { title: 'This picture cannot be read', remedy: 'Upload a scan as PNG or JPEG.' },
  },
  'scan-without-ink': {
    status: 422,
    'zh-CN': { title: '图片上未发现所选颜色的印迹', remedy: '请核对印泥颜色，或重新扫描。' },
    en: { title: 'There is no impression of this colour on the picture', remedy: 'Check the colour, or scan again.' },
  },
  'scan-too-coarse': {
    status: 422,
    'zh-CN': { title: '图片分辨率过低（{dpi} dpi），至少需要 {least} dpi', remedy: '请以更高分辨率扫描。' },
    en: { title: 'The picture has {dpi} dpi; {least} are needed', remedy: 'Scan at a higher resolution.' },
  },
  'scan-proportions': {
    status: 422,
    'zh-CN': {
      title: '图片上的印迹与印章规格（{widthMm} × {heightMm} 毫米）不成比例',
      remedy: '请确认印迹完整、端正、未与文字重叠，且图片上只有一枚印章。',
    },
    en: {
      title: 'The impression does not have the proportions of the seal ({widthMm} × {heightMm} mm)',
      remedy: 'It must be complete, straight, apart from other ink, and the only one on the picture.',
    },
  },
  'seal-face-missing': {
    status: 404,
    'zh-CN': { title: '该印章尚未设置印模' },
    en: { title: 'The seal has no face yet' },
  },
});

import { z } from 'zod';
import { route } from './route.ts';
import { documentDigest } from './sealing.ts';
import { allowed, id, idParams, instant, line, personRef } from './values.ts';

/** Kinds of file that are taken in. All but PDF are turned into PDF. */
export const fileTypes = ['pdf', 'png', 'jpeg', 'docx'] as const;
export type FileType = (typeof fileTypes)[number];

/** What approvers should know about a document; none of it keeps the document out. */
export const documentWarningTexts = {
  'already-signed': {
    'zh-CN': '文件已有电子签名，用印后原签名仍然有效，请核对签署方。',
    en: 'It carries electronic signatures already; they stay valid after sealing. Check whose they are.',
  },
  'changed-after-signing': {
    'zh-CN': '文件在他方签名之后又被修改过，请核对修改内容。',
    en: 'It was changed after somebody signed it. Check what was changed.',
  },
  'several-revisions': {
    'zh-CN': '文件含有历史版本，请以页面显示的内容为准。',
    en: 'It contains earlier versions of itself; what counts is what the pages show.',
  },
  layers: {
    'zh-CN': '文件含有可隐藏的图层，不同软件显示的内容可能不同。',
    en: 'It has layers that can be hidden; programs may show it differently.',
  },
  'fillable-form': {
    'zh-CN': '文件含有可填写的表单域，请确认已填写完整。',
    en: 'It has form fields. Make sure that they are filled in.',
  },
  'fonts-not-embedded': {
    'zh-CN': '文件未嵌入部分字体，在其他电脑上显示的字形可能不同。',
    en: 'Some of its fonts are not embedded; it may look different on other machines.',
  },
  'blank-pages': { 'zh-CN': '文件含有空白页。', en: 'It has blank pages.' },
  'unfilled-blanks': {
    'zh-CN': '文件有未填写的空白处，请填写完整后再用印。',
    en: 'Something was left open in it. Fill it in before it is sealed.',
  },
  'ink-unchecked': {
    'zh-CN': '页数较多，部分扫描页未检查是否空白。',
    en: 'It has many scanned pages; not all were checked for being blank.',
  },
  'bytes-after-end': {
    'zh-CN': '文件末尾附有多余数据，不会显示在页面上。',
    en: 'There is data after its end that no page shows.',
  },
  links: { 'zh-CN': '文件含有网页或文件链接。', en: 'It has links to web pages or other files.' },
} as const;
export type DocumentWarning = keyof typeof documentWarningTexts;

export const documentWarning = z.enum(Object.keys(documentWarningTexts) as [DocumentWarning, ...DocumentWarning[]]);

/** A place on a page in mm, from the top left corner of the page as it is shown. */
export const pageBox = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/**
 * Where the bytes of a document come from: a person sent them, or the sealer made them out of another document, which
 * stays as it was approved.
 */
export const documentOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uploaded'), type: z.enum(fileTypes), sha256: documentDigest, size: z.number().int() }),
  z.object({ kind: z.literal('sealed'), documentId: id }),
]);
export type DocumentOrigin = z.infer<typeof documentOrigin>;

/** A stored document: PDF, immutable, named by the SHA-256 of its bytes. */
export const document = z.object({
  id,
  version: z.number().int(),
  /** The file name it came with. */
  name: z.string(),
  owner: personRef,
  storedAt: instant,
  origin: documentOrigin,
  sha256: documentDigest,
  /** In bytes. */
  size: z.number().int(),
  pages: z.array(z.object({ widthMm: z.number(), heightMm: z.number(), blank: z.boolean() })),
  warnings: z.array(documentWarning),
  /** Signatures that it came with. */
  signatures: z.array(z.object({ field: z.string(), subFilter: z.string().optional(), wholeFile: z.boolean() })),
  layers: z.array(z.string()),
  formFields: z.object({ total: z.number().int(), filled: z.number().int() }),
  fontsNotEmbedded: z.array(z.string()),
  unfilledBlanks: z.array(z.object({ page: z.number().int(), text: z.string(), box: pageBox })),
  /** The reader has opened it: deciding on a request needs that (R2.4.2). */
  opened: z.boolean(),
  allowed,
});

/** Dots per inch of page pictures: thumbnail, phone, desk, zoomed, print. */
export const pageResolutions = ['36', '72', '110', '160', '220'] as const;

const pageParams = idParams.extend({ page: z.coerce.number().int().min(1).max(10_000) });

/** Largest upload that is read at all; a document above the limit of intake gets a better answer than a cut line. */
const MOST_UPLOADED_BYTES = 64 * 1024 * 1024;

export const documents = {
  uploadDocument: route({
    method: 'POST',
    url: '/api/documents',
    access: { permission: 'document.upload' },
    summary: 'Store a PDF, a picture or a DOCX as a document; answers with what was found in it',
    idempotent: true,
    upload: { maxBytes: MOST_UPLOADED_BYTES },
    ratePerMinute: 60,
    schema: { querystring: z.object({ name: line(255) }), response: { 201: document } },
  }),
  getDocument: route({
    method: 'GET',
    url: '/api/documents/:id',
    access: { permission: 'document.read' },
    summary: 'A document: pages, origin, and everything that was found in it',
    schema: { params: idParams, response: { 200: document } },
  }),
  openDocument: route({
    method: 'POST',
    url: '/api/documents/:id/openings',
    access: { permission: 'document.read' },
    summary: 'Record that the person has opened the document; once is enough',
    idempotent: true,
    schema: { params: idParams, response: { 200: document } },
  }),
  getDocumentFile: route({
    method: 'GET',
    url: '/api/documents/:id/file',
    access: { permission: 'document.read' },
    summary: 'The PDF itself, byte for byte',
    produces: 'application/pdf',
    schema: { params: idParams, response: {} },
  }),
  getPageImage: route({
    method: 'GET',
    url: '/api/documents/:id/pages/:page/image',
    access: { permission: 'document.read' },
    summary: 'One page as a picture',
    produces: 'image/png',
    schema: {
      params: pageParams,
      querystring: z.object({ dpi: z.enum(pageResolutions).default('110') }),
      response: {},
    },
  }),
  getPageText: route({
    method: 'GET',
    url: '/api/documents/:id/pages/:page/text',
    access: { permission: 'document.read' },
    summary: 'The lines of text on one page, with their places',
    schema: {
      params: pageParams,
      response: { 200: z.object({ lines: z.array(z.object({ text: z.string(), box: pageBox })) }) },
    },
  }),
  findInDocument: route({
    method: 'GET',
    url: '/api/documents/:id/places',
    access: { permission: 'document.read' },
    summary: 'Where a keyword stands; one box per line that it runs over',
    ratePerMinute: 120,
    schema: {
      params: idParams,
      querystring: z.object({ keyword: line(60) }),
      response: {
        200: z.object({ places: z.array(z.object({ page: z.number().int(), boxes: z.array(pageBox) })) }),
      },
    },
  }),
} as const;

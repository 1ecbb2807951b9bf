import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumModule } from '@hyzyla/pdfium';
import { limits } from '../limits.ts';
import { Refused } from '../jobs.ts';
import { redirectFontFolder, type Memory } from './stand-in-font.ts';

/**
 * The functions of PDFium that are used here. The classes that come with the WebAssembly build are not: their `render`
 * closes the page that later calls still use, and they have no positions of text. A number is an address or a handle.
 */
interface Exports {
  FPDF_InitLibrary(): void;
  FPDF_LoadMemDocument(bytes: number, length: number, password: number): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_GetFormType(document: number): number;
  FPDF_GetSignatureCount(document: number): number;
  FPDF_GetTrailerEnds(document: number, buffer: number, length: number): number;
  FPDFDoc_GetAttachmentCount(document: number): number;
  FPDFDoc_GetJavaScriptActionCount(document: number): number;
  FPDFDOC_InitFormFillEnvironment(document: number, info: number): number;
  FPDFDOC_ExitFormFillEnvironment(form: number): void;
  FORM_OnAfterLoadPage(page: number, form: number): void;
  FORM_OnBeforeClosePage(page: number, form: number): void;
  FPDF_FFLDraw(form: number, bitmap: number, page: number, ...area: number[]): void;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDFPage_GetRotation(page: number): number;
  FPDF_PageToDevice(page: number, ...args: number[]): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_GetCharBox(text: number, index: number, ...leftRightBottomTop: number[]): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, bytes: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, colour: number): void;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(bitmap: number, page: number, ...area: number[]): void;
  malloc(size: number): number;
  free(address: number): void;
}

/** Memory is read through `HEAPU8` each time: it moves when it grows. */
interface Module {
  readonly wasmExports: Exports;
  readonly HEAPU8: Uint8Array;
}

/** A document that PDFium has open. */
export interface PdfiumDocument {
  readonly pageCount: number;
  /** What PDFium itself says about contents that other readers may see otherwise. */
  readonly claims: { xfa: boolean; signatures: number; revisions: number; attachments: number; scripts: number };
  /** Opens page `index` (from 0) for as long as `work` lasts. */
  withPage<Result>(index: number, work: (page: PdfiumPage) => Result): Result;
}

/** One letter as it stands on the page: its box in points, from the top left corner of the displayed page. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfiumPage {
  /** Size as displayed, in points. */
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
  /** All letters in reading order; line breaks are letters of their own. */
  glyphs(): Glyph[];
  /** Draws the page with annotations and form fields on white; `channels` 1 is grey, 3 is RGB. */
  draw(scale: number, channels: 1 | 3): Bitmap;
}

/** Rows of pixels, top row first, without padding. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

type LoadOptions = NonNullable<Parameters<typeof PDFiumModule>[0]>;

const WASM = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
const FORMAT = { 1: 1, 3: 2 } as const;
const ANNOTATIONS = 0x01;
const GREY = 0x08;
const REVERSED = 0x10;
const WHITE = 0xffffffff;
const PASSWORD_ERRORS = new Set([4, 5]);
const XFA_FORMS = new Set([2, 3]);
const FINE = 100;

/** Starts PDFium. One per process is enough. */
export async function startPdfium(): Promise<{ open(bytes: Uint8Array): PdfiumDocument }> {
  const fonts = { add: (): void => undefined };
  const instantiateWasm: LoadOptions['instantiateWasm'] = (imports, done) => {
    const code = new WebAssembly.Module(readFileSync(WASM));
    const redirection = redirectFontFolder(imports, () => instance.exports as unknown as Memory);
    const instance = new WebAssembly.Instance(code, redirection.imports);
    fonts.add = redirection.addFont;
    // The package has the two arguments of its callback the wrong way round in its types.
    (done as unknown as (instance: WebAssembly.Instance) => void)(instance);
    return instance.exports;
  };
  // The package types only what its own classes call.
  const module = (await PDFiumModule({ instantiateWasm })) as unknown as Module;
  fonts.add();
  module.wasmExports.FPDF_InitLibrary();
  return { open: (bytes) => openDocument(module, bytes) };
}

function openDocument(module: Module, bytes: Uint8Array): PdfiumDocument {
  const held = allocate(module, bytes.length);
  module.HEAPU8.set(bytes, held);
  const document = module.wasmExports.FPDF_LoadMemDocument(held, bytes.length, 0);
  if (document === 0) {
    const encrypted = PASSWORD_ERRORS.has(module.wasmExports.FPDF_GetLastError());
    throw new Refused(encrypted ? 'document-encrypted' : 'document-damaged');
  }
  const form = openForm(module, document);
  return {
    pageCount: module.wasmExports.FPDF_GetPageCount(document),
    claims: {
      xfa: XFA_FORMS.has(module.wasmExports.FPDF_GetFormType(document)),
      signatures: Math.max(0, module.wasmExports.FPDF_GetSignatureCount(document)),
      revisions: Math.max(1, module.wasmExports.FPDF_GetTrailerEnds(document, 0, 0)),
      attachments: Math.max(0, module.wasmExports.FPDFDoc_GetAttachmentCount(document)),
      scripts: Math.max(0, module.wasmExports.FPDFDoc_GetJavaScriptActionCount(document)),
    },
    withPage(index, work) {
      const page = module.wasmExports.FPDF_LoadPage(document, index);
      if (page === 0) throw new Refused('document-damaged');
      module.wasmExports.FORM_OnAfterLoadPage(page, form);
      try {
        return work(openPage(module, page, form));
      } finally {
        module.wasmExports.FORM_OnBeforeClosePage(page, form);
        module.wasmExports.FPDF_ClosePage(page);
      }
    },
  };
}

/** Form fields are drawn only in a form environment. All its callbacks are null: nothing in the file can call out. */
function openForm(module: Module, document: number): number {
  const size = 256;
  const info = allocate(module, size);
  module.HEAPU8.fill(0, info, info + size);
  new DataView(module.HEAPU8.buffer).setUint32(info, 2, true);
  return module.wasmExports.FPDFDOC_InitFormFillEnvironment(document, info);
}

function openPage(module: Module, page: number, form: number): PdfiumPage {
  const width = module.wasmExports.FPDF_GetPageWidthF(page);
  const height = module.wasmExports.FPDF_GetPageHeightF(page);
  if (!(width > 0 && height > 0) || Math.max(width, height) > limits.pageSide)
    throw new Refused('document-too-complex');
  return {
    width,
    height,
    rotation: ([0, 90, 180, 270] as const)[module.wasmExports.FPDFPage_GetRotation(page) & 3] ?? 0,
    glyphs: () => glyphsOf(module, page, displayed(module, page, width, height)),
    draw: (scale, channels) => draw(module, page, form, Math.ceil(width * scale), Math.ceil(height * scale), channels),
  };
}

type Place = (x: number, y: number) => { x: number; y: number };

/** From user space to the displayed page, rotation and crop applied: affine, so three points give it. */
function displayed(module: Module, page: number, width: number, height: number): Place {
  const out = allocate(module, 8);
  const at = (x: number, y: number) => {
    const size = [Math.round(width * FINE), Math.round(height * FINE)];
    module.wasmExports.FPDF_PageToDevice(page, 0, 0, size[0] ?? 0, size[1] ?? 0, 0, x, y, out, out + 4);
    const view = new DataView(module.HEAPU8.buffer);
    return { x: view.getInt32(out, true) / FINE, y: view.getInt32(out + 4, true) / FINE };
  };
  const step = 10_000;
  const [zero, right, up] = [at(0, 0), at(step, 0), at(0, step)];
  module.wasmExports.free(out);
  return (x, y) => ({
    x: zero.x + ((right.x - zero.x) * x + (up.x - zero.x) * y) / step,
    y: zero.y + ((right.y - zero.y) * x + (up.y - zero.y) * y) / step,
  });
}

function glyphsOf(module: Module, page: number, place: Place): Glyph[] {
  const text = module.wasmExports.FPDFText_LoadPage(page);
  if (text === 0) return [];
  const box = allocate(module, 32);
  const glyphs: Glyph[] = [];
  try {
    const count = module.wasmExports.FPDFText_CountChars(text);
    for (let index = 0; index < count; index += 1) {
      const code = module.wasmExports.FPDFText_GetUnicode(text, index);
      module.HEAPU8.fill(0, box, box + 32);
      // The tight box: the loose one trusts the font, whose height may be several lines.
      module.wasmExports.FPDFText_GetCharBox(text, index, box, box + 8, box + 16, box + 24);
      const view = new DataView(module.HEAPU8.buffer, box, 32);
      const one = place(view.getFloat64(0, true), view.getFloat64(16, true));
      const other = place(view.getFloat64(8, true), view.getFloat64(24, true));
      glyphs.push({
        text: code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code),
        left: Math.min(one.x, other.x),
        top: Math.min(one.y, other.y),
        right: Math.max(one.x, other.x),
        bottom: Math.max(one.y, other.y),
      });
    }
    return glyphs;
  } finally {
    module.wasmExports.free(box);
    module.wasmExports.FPDFText_ClosePage(text);
  }
}

function draw(module: Module, page: number, form: number, width: number, height: number, channels: 1 | 3): Bitmap {
  if (width * height > limits.renderedPixels) throw new Refused('document-too-complex');
  const stride = Math.ceil((width * channels) / 4) * 4;
  const held = allocate(module, stride * height);
  const bitmap = module.wasmExports.FPDFBitmap_CreateEx(width, height, FORMAT[channels], held, stride);
  try {
    module.wasmExports.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = channels === 1 ? GREY : REVERSED;
    module.wasmExports.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags | ANNOTATIONS);
    module.wasmExports.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, flags);
    const pixels = new Uint8Array(width * channels * height);
    for (let row = 0; row < height; row += 1) {
      const from = held + row * stride;
      pixels.set(module.HEAPU8.subarray(from, from + width * channels), row * width * channels);
    }
    return { width, height, channels, pixels };
  } finally {
    module.wasmExports.FPDFBitmap_Destroy(bitmap);
    module.wasmExports.free(held);
  }
}

function allocate(module: Module, size: number): number {
  const address = module.wasmExports.malloc(size);
  if (address === 0) throw new Refused('document-too-complex');
  return address;
}

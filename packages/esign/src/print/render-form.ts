import { drawBlock } from './blocks.ts';
import type { FormDocument } from './form.ts';
import { FAINT, LEADING, MM, Sheet, type Type } from './sheet.ts';
import { printedTime, WORDS, type Words } from './words.ts';

const COMPANY: Type = { size: 12, weight: 'regular' };
const TITLE: Type = { size: 19, weight: 'bold' };
const SUBTITLE: Type = { size: 10, weight: 'regular' };
const SMALL: Type = { size: 8.5, weight: 'regular' };

function head(sheet: Sheet, { company, title, subtitle }: FormDocument): void {
  const centred = (text: string | undefined, type: Type) => {
    if (text === undefined) return;
    for (const line of sheet.lines(text, sheet.width, type)) {
      const height = type.size * LEADING;
      sheet.line(line, { x: sheet.left, middle: sheet.y + height / 2, width: sheet.width, align: 'centre' }, type);
      sheet.y += height;
    }
  };
  centred(company, COMPANY);
  centred(title, TITLE);
  centred(subtitle, SUBTITLE);
  sheet.y += 4 * MM;
}

function foot(sheet: Sheet, { title, footer }: FormDocument, words: Words): void {
  const printed = words.printed(printedTime(footer.printedAt, footer.timeZone));
  for (const page of sheet.pages.keys()) {
    const at = { x: sheet.left, middle: sheet.footer, width: sheet.width, colour: FAINT, page };
    sheet.rule(sheet.left, sheet.footer - 3 * MM, sheet.width, page);
    sheet.line(words.number(footer.documentNumber), at, SMALL);
    sheet.line(words.page(page + 1, sheet.pages.length), { ...at, align: 'centre' }, SMALL);
    sheet.line(printed, { ...at, align: 'right' }, SMALL);
    if (page > 0) sheet.line(words.continued(title), { ...at, middle: 12 * MM, align: 'right' }, SMALL);
  }
}

/**
 * Sets a form on A4 pages as PDF, with the fonts inside, so that it prints alike everywhere and its text can be
 * searched and copied.
 * @throws DrawingError `character-missing` naming a character the font lacks; `picture-unreadable`, `picture-too-large`
 * @throws RangeError for a time zone that does not exist
 */
export async function renderForm(form: FormDocument): Promise<Uint8Array> {
  const words = WORDS[form.language];
  const sheet = new Sheet();
  head(sheet, form);
  form.blocks.forEach((block, i) => drawBlock(sheet, block, form.blocks[i + 1], words));
  foot(sheet, form, words);
  const { pdf } = sheet;
  pdf.setTitle(form.title, { showInWindowTitleBar: true });
  pdf.setLanguage(form.language);
  if (form.company !== undefined) pdf.setAuthor(form.company);
  pdf.setCreationDate(form.footer.printedAt);
  pdf.setModificationDate(form.footer.printedAt);
  // Without subsetting, libpdf 0.4 embeds the whole font and maps no glyph back to Chinese text.
  return pdf.save({ subsetFonts: true });
}

import { PDF } from '@libpdf/core';
import sharp from 'sharp';
import { Refused } from '../jobs.ts';
import { limits } from '../limits.ts';

const A4 = { short: 595.28, long: 841.89 };

/**
 * Puts a picture on one A4 page, upright or lying as the picture is, as large as fits. The picture is decoded and
 * written anew: its metadata (place, camera, hidden bytes) stay behind, its turning for display is applied, what is
 * transparent becomes white. Resolution is kept.
 */
export async function wrapPicture(bytes: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await redraw(bytes);
  const pdf = PDF.create();
  const lying = info.width > info.height;
  const [width, height] = lying ? [A4.long, A4.short] : [A4.short, A4.long];
  const scale = Math.min(width / info.width, height / info.height);
  const size = { width: info.width * scale, height: info.height * scale };
  const page = pdf.addPage({ width, height });
  page.drawImage(pdf.embedImage(data), { ...size, x: (width - size.width) / 2, y: (height - size.height) / 2 });
  return pdf.save();
}

async function redraw(bytes: Uint8Array) {
  try {
    const picture = sharp(bytes, { limitInputPixels: limits.picturePixels, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    const upright = picture.autoOrient().flatten({ background: 'white' }).toColourspace('srgb');
    const encoded = format === 'jpeg' ? upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }) : upright.png();
    return await encoded.toBuffer({ resolveWithObject: true });
  } catch {
    throw new Refused('document-damaged');
  }
}

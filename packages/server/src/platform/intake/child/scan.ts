import { cleanScan, DrawingError } from '@yinxin/esign';
import { Refused, type ScanFacts } from '../jobs.ts';

/** Takes the impression of a seal off a scan. Throws `Refused` with the reason when there is none to take. */
export async function cleanSeal(bytes: Uint8Array, { widthMm, heightMm, colour }: ScanFacts): Promise<Uint8Array> {
  try {
    return (await cleanScan(bytes, { widthMm, heightMm, colour })).png;
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error;
    switch (error.code) {
      case 'scan-without-ink':
      case 'scan-too-coarse':
      case 'scan-proportions':
        throw new Refused(error.code, error.params);
      default:
        throw new Refused('picture-unreadable');
    }
  }
}

/** What a browser that can read QR codes by itself offers (Shape Detection API). */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector;
}

const maker = (): DetectorMaker | undefined =>
  (globalThis as unknown as { readonly BarcodeDetector?: DetectorMaker }).BarcodeDetector;

/** Whether this browser can scan a label: it reads QR codes, and may be given the camera. */
export const canScan = (): boolean => maker() !== undefined && 'mediaDevices' in navigator;

/** Reads QR codes; undefined where the browser cannot. */
export const openDetector = (): Detector | undefined => {
  const Maker = maker();
  return Maker === undefined ? undefined : new Maker({ formats: ['qr_code'] });
};

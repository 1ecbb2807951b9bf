import { Alert, Modal } from 'antd';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { openDetector } from './label-detector.ts';
import { inventoryMessages } from './messages.ts';

interface ScannerProps {
  readonly open: boolean;
  readonly onFound: (text: string) => void;
  readonly onClose: () => void;
}

/** Looks through the camera until it sees a QR code. Pictures stay in the browser. */
export function LabelScanner({ open, onFound, onClose }: ScannerProps): ReactNode {
  const say = useMessages(inventoryMessages);
  return (
    <Modal open={open} title={say('scan.title')} footer={null} destroyOnHidden onCancel={onClose}>
      <Camera onFound={onFound} />
    </Modal>
  );
}

/** How often a picture is looked at, in milliseconds. */
const GLANCE = 200;

function Camera({ onFound }: Pick<ScannerProps, 'onFound'>): ReactNode {
  const say = useMessages(inventoryMessages);
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  const found = useEffectEvent(onFound);
  useEffect(() => {
    const element = video.current;
    const detector = openDetector();
    if (element === null || detector === undefined) return undefined;
    let [stream, glance, over]: [MediaStream | undefined, number | undefined, boolean] = [undefined, undefined, false];
    const stop = (): void => {
      over = true;
      clearInterval(glance);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const look = async (): Promise<void> => {
      const [code] = await detector.detect(element).catch(() => []);
      if (code === undefined || over) return;
      stop();
      found(code.rawValue);
    };
    void navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      async (given) => {
        stream = given;
        // Closed before the camera was ready.
        if (over) return stop();
        element.srcObject = given;
        await element.play();
        glance = window.setInterval(() => void look(), GLANCE);
        return undefined;
      },
      () => setRefused(true),
    );
    return stop;
  }, []);
  return refused ? (
    <Alert type="warning" showIcon title={say('scan.refused')} />
  ) : (
    <>
      <p className="muted">{say('scan.hint')}</p>
      <video ref={video} className="inventory-video" muted playsInline />
    </>
  );
}

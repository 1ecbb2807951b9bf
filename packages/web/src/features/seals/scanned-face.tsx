import { api, faceColour, type SealView } from '@yinxin/contract';
import { Form } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';
import { dataUrl } from '../../lib/data-url.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FileDrop } from '../../ui/file-drop/file-drop.tsx';
import { Sheet } from '../../ui/page.tsx';
import { faceMessages } from './face-messages.ts';
import { Select } from '../../ui/select.tsx';

type Colour = z.infer<typeof faceColour>;

interface ScannedFaceProps {
  readonly seal: SealView;
  readonly onDone: () => void;
}

/** Takes the face off a scan: the cleaned picture is shown first, then kept. */
export function ScannedFace({ seal, onDone }: ScannedFaceProps): ReactNode {
  const say = useMessages(faceMessages);
  const colourField = useId();
  const [colour, setColour] = useState<Colour>('red');
  const [scan, setScan] = useState<{ readonly file: File; readonly picture: string }>();
  const { widthMm, heightMm } = seal.size;
  return (
    <div className="seal-form">
      <Sheet>
        <p>{say('scan.advice')}</p>
        <Form layout="vertical" component={false}>
          <Form.Item label={say('scan.colour')} htmlFor={colourField}>
            <Select<Colour>
              id={colourField}
              value={colour}
              options={faceColour.options.map((value) => ({ value, label: say(`colour.${value}`) }))}
              onChange={(chosen) => {
                setColour(chosen);
                setScan(undefined);
              }}
            />
          </Form.Item>
        </Form>
        <FileDrop
          label={say('scan.drop')}
          kinds={say('scan.kinds')}
          accept={['image/png', 'image/jpeg']}
          maxBytes={api.seals.previewSealScan.upload.maxBytes}
          camera
          upload={async (file, { signal }) => {
            const querystring = { widthMm, heightMm, colour };
            return dataUrl(await client.seals.previewSealScan({ querystring }, { file, signal }));
          }}
          onUploaded={(picture, file) => setScan({ file, picture })}
        />
      </Sheet>
      <div className="seal-form-beside">
        <Sheet title={say('scan.result')}>
          <div className="face-preview">
            {scan === undefined ? (
              <p className="muted">{say('scan.none')}</p>
            ) : (
              <>
                <img src={scan.picture} alt={say('scan.result')} />
                <p className="muted">{say('scale', { width: widthMm, height: heightMm })}</p>
                <ActionButton
                  key={scan.picture}
                  kind="primary"
                  label={say('submit')}
                  version={seal.version}
                  run={(_, options) =>
                    client.seals.scanSealFace(
                      { params: { id: seal.id }, querystring: { colour } },
                      { ...options, file: scan.file },
                    )
                  }
                  onDone={onDone}
                />
              </>
            )}
          </div>
        </Sheet>
      </div>
    </div>
  );
}

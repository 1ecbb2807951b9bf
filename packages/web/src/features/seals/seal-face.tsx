import type { SealView } from '@yinxin/contract';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../../lib/i18n.ts';
import { faceAddress } from './api.ts';
import { sealsMessages } from './messages.ts';

interface SealFaceProps {
  readonly seal: Pick<SealView, 'id' | 'version' | 'name' | 'warnings'>;
  readonly size: 'small' | 'large';
}

/** The face of a seal, or a dashed place for it. Readers who do not look after the seal get a coarse picture. */
export function SealFace({ seal, size }: SealFaceProps): ReactNode {
  const say = useMessages(sealsMessages);
  const address = faceAddress(seal);
  const [failed, setFailed] = useState<string>();
  const missing = seal.warnings.includes('face-missing') || failed === address;
  return (
    <span className={`seal-face seal-face-${size}`}>
      {missing ? (
        <span className="seal-face-missing">{size === 'large' ? say('face.missing') : null}</span>
      ) : (
        <img
          src={address}
          alt={say('face.of', { name: seal.name })}
          loading={size === 'small' ? 'lazy' : 'eager'}
          onError={() => setFailed(address)}
        />
      )}
    </span>
  );
}

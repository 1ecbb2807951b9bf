import type { RecordView } from '@yinxin/contract';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { renderSVG } from 'uqr';
import { doorPaths } from '../../lib/door-paths.ts';
import { useMessages } from '../../lib/i18n.ts';
import { may, usePerson } from '../../lib/person.ts';
import { FactList } from '../../ui/record-page.tsx';
import { outcomeAddresses } from '../sealing/api.ts';
import { recordsMessages } from './messages.ts';

/** How anybody can check this use: code, QR code, digests; and the files that prove it without us. */
export function RecordVerification({ record }: { readonly record: RecordView }): ReactNode {
  const say = useMessages(recordsMessages);
  const { use, verificationCode: code, document } = record;
  const path = `${doorPaths.verify}?${new URLSearchParams({ code }).toString()}`;
  const qr = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(location.origin + path))}`, [path]);
  const mayFetch = may(usePerson(), 'use-request.read');
  const addresses = outcomeAddresses(record.sealingId);
  return (
    <div className="record-verification">
      <figure>
        <img src={qr} alt={say('verify.qr')} width={180} height={180} />
        <figcaption>{code}</figcaption>
      </figure>
      <div>
        <p>{say('verify.body')}</p>
        <FactList
          facts={[
            { label: say('verify.code'), value: <code>{code}</code>, wide: true },
            {
              label: say('digest.approved'),
              value: <code className="record-digest">{document.sha256}</code>,
              wide: true,
            },
            ...(use.medium === 'electronic'
              ? [
                  { label: say('digest.after'), value: <code className="record-digest">{use.after}</code>, wide: true },
                  {
                    label: say('digest.certificate'),
                    value: <code className="record-digest">{use.certificateSha256}</code>,
                    wide: true,
                  },
                ]
              : []),
          ]}
        />
        <div className="record-files">
          <Button href={path} target="_blank" rel="noreferrer">
            {say('verify.open')}
          </Button>
          {use.medium === 'electronic' && mayFetch ? (
            <>
              <Button href={addresses.file} download>
                {say('files.sealed')}
              </Button>
              <Button href={addresses.proof} download>
                {say('files.proof')}
              </Button>
              <Button href={addresses.entry} download>
                {say('files.entry')}
              </Button>
            </>
          ) : null}
        </div>
      </div>
    </div>
  );
}

import type { SealView } from '@yinxin/contract';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { useMessages } from '../../lib/i18n.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { FactList } from '../../ui/record-page.tsx';
import { ImportKey } from './import-key.tsx';
import { sealsMessages } from './messages.ts';

/** The certificate of an electronic seal: issued by the company's own CA, or imported. */
export function CertificateTab({ seal }: { readonly seal: SealView }): ReactNode {
  const say = useMessages(sealsMessages);
  const [importing, setImporting] = useState(false);
  const { id, name, version, allowed, certificate } = seal;
  const actions = (
    <div className="row-actions">
      {allowed.includes('issueSealKey') ? (
        <ActionButton
          kind={certificate === null ? 'primary' : 'plain'}
          label={say(certificate === null ? 'certificate.issue' : 'certificate.reissue')}
          ask={{ title: say('certificate.issue.title', { name }), body: say('certificate.issue.body') }}
          version={version}
          run={(_, options) => client.seals.issueSealKey({ params: { id } }, options)}
          done={say('certificate.issue.done')}
        />
      ) : null}
      {allowed.includes('importSealKey') ? (
        <Button onClick={() => setImporting(true)}>{say('certificate.import')}</Button>
      ) : null}
    </div>
  );
  return (
    <div className="seal-notices">
      {certificate === null ? (
        <EmptyState title={say('certificate.none')} advice={say('certificate.none.advice')} action={actions} />
      ) : (
        <>
          <FactList
            facts={[
              { label: say('certificate.serial'), value: certificate.serial },
              { label: say('certificate.from'), value: <Instant at={certificate.notBefore} /> },
              { label: say('certificate.to'), value: <Instant at={certificate.notAfter} /> },
              { label: say('certificate.digest'), value: certificate.certificateSha256, wide: true },
            ]}
          />
          {actions}
        </>
      )}
      <ImportKey seal={seal} open={importing} onClose={() => setImporting(false)} />
    </div>
  );
}

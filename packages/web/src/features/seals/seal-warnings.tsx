import { useQuery } from '@tanstack/react-query';
import {
  regionOf,
  sealWarnings,
  sealWarningTexts,
  type FilingStanding,
  type SealDescription,
  type SealWarning,
} from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { entitiesQuery } from '../../lib/directory.ts';
import { useLanguage, useMessages } from '../../lib/i18n.ts';
import { sealsQuery } from './api.ts';
import { sealsMessages } from './messages.ts';

/** What is unusual about a seal, in words. */
export function WarningList({ warnings }: { readonly warnings: readonly SealWarning[] }): ReactNode {
  const say = useMessages(sealsMessages);
  const language = useLanguage();
  if (warnings.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="none"
      title={say('warnings')}
      description={
        <ul className="seal-warnings">
          {warnings.map((warning) => (
            <li key={warning}>{sealWarningTexts[warning][language]}</li>
          ))}
        </ul>
      }
    />
  );
}

/**
 * Warns about a seal while it is being described, by the same rules as the server. Face and certificate come after the
 * registration and are not asked for yet.
 */
export function LiveWarnings({
  seal,
  id,
  filing,
}: {
  readonly seal: Partial<SealDescription>;
  readonly id?: string;
  readonly filing?: FilingStanding;
}): ReactNode {
  const { entityId, kind, medium, size } = seal;
  const entity = useQuery(entitiesQuery).data?.find((one) => one.id === entityId);
  const officials = useQuery({
    ...sealsQuery({ entityId, kind: 'official', medium, pageSize: 2 }),
    enabled: kind === 'official' && entityId !== undefined && medium !== undefined,
  });
  if (kind === undefined || medium === undefined || size?.widthMm === undefined || size.heightMm === undefined) {
    return null;
  }
  const found = sealWarnings(
    { kind, medium, size, code: seal.code || null, papers: seal.papers ?? [] },
    {
      entityRegion: entity?.uscc == null ? null : regionOf(entity.uscc),
      otherOfficialSeal: kind === 'official' && (officials.data?.items ?? []).some((one) => one.id !== id),
      hasFace: true,
      hasKey: true,
      ...(filing === undefined ? {} : { filing }),
    },
  );
  return (
    <div aria-live="polite">
      <WarningList warnings={found} />
    </div>
  );
}

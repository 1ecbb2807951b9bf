import { findingTexts, type Finding, type Stage } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../../lib/bilingual.ts';
import { useLanguage } from '../../lib/i18n.ts';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** The stages that findings may name; given where the list does not stand at its stage. */
  readonly stages?: readonly Stage[];
}

/** What the linter found: what is wrong, and what helps. */
export function FindingList({ findings, stages }: FindingListProps): ReactNode {
  const language = useLanguage();
  return findings.map(({ code, stage }) => {
    const { title, remedy } = findingTexts[code][language];
    const place = stages?.find(({ id }) => id === stage)?.name;
    return (
      <Alert
        key={`${stage ?? ''} ${code}`}
        className="flow-finding"
        type="warning"
        showIcon
        role="none"
        title={place === undefined ? title : `${inLanguage(place, language)} · ${title}`}
        description={remedy}
      />
    );
  });
}

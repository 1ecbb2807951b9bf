import { findingTexts, type Finding } from '@yinxin/contract';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../../lib/i18n.ts';

/** What the linter found in one place: what is wrong, and what helps. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const language = useLanguage();
  return findings.map(({ code, stage }) => {
    const { title, remedy } = findingTexts[code][language];
    return (
      <Alert
        key={`${stage ?? ''} ${code}`}
        className="flow-finding"
        type="warning"
        showIcon
        role="none"
        title={title}
        description={remedy}
      />
    );
  });
}

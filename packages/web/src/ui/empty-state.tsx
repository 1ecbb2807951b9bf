import type { ReactNode } from 'react';
import { BrandMark } from './brand.tsx';

interface EmptyStateProps {
  readonly title: string;
  /** What the reader can do so that there is something here. */
  readonly advice: string;
  readonly action?: ReactNode;
}

/** Instead of an empty list or page: what would be here, and how it gets here. */
export function EmptyState({ title, advice, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      <span className="empty-mark">
        <BrandMark size={40} />
      </span>
      <p className="empty-title">{title}</p>
      <p>{advice}</p>
      {action}
    </div>
  );
}

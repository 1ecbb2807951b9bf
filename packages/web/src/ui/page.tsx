import './page.css';
import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  /** Buttons for the page as a whole, at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the desk: title, its actions, its content. */
export function Page({ title, actions, children }: PageProps): ReactNode {
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

interface SheetProps {
  readonly title?: string;
  readonly children: ReactNode;
}

/** A white sheet on the paper: one matter with its heading. */
export function Sheet({ title, children }: SheetProps): ReactNode {
  return (
    <section className="sheet">
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </section>
  );
}

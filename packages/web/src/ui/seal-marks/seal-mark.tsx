import './seal-marks.css';
import type { CSSProperties, ReactNode } from 'react';
import type { PagePoint } from '../page-viewer/geometry.ts';
import { Placement } from '../page-viewer/placement.tsx';
import type { Mark, Strip } from './marks.ts';

interface SealMarkProps {
  /** The seal's name. */
  readonly name: string;
  readonly mark: Mark;
  /** Address of the seal's face. */
  readonly face: string;
  readonly selected?: boolean;
  /** Without it the mark is only shown. */
  readonly onMove?: (at: PagePoint) => void;
  readonly onRemove?: () => void;
  readonly onSelect?: () => void;
}

/** A seal, or a strip of it, on a page of the viewer, at its true size. */
export function SealMark({ name, mark, face, ...moves }: SealMarkProps): ReactNode {
  return (
    <Placement name={name} at={mark} size={mark.size} {...moves}>
      <span className="seal-mark" data-face={name}>
        <img src={face} alt="" draggable={false} style={mark.strip && stripStyle(mark.strip)} />
      </span>
    </Placement>
  );
}

/** Shows one strip of the picture: it is drawn larger than its place, and shifted. */
const stripStyle = ({ index, count, upright }: Strip): CSSProperties =>
  upright
    ? { width: `${count * 100}%`, left: `${index * -100}%` }
    : { height: `${count * 100}%`, top: `${index * -100}%` };

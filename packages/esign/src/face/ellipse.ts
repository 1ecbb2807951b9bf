import { arcText } from './arc.ts';
import type { FacePath } from './drawing.ts';
import type { CompleteFace } from './face.ts';
import { glyphs } from './glyphs.ts';
import { ring } from './path.ts';
import { CONDENSE, parts } from './round.ts';
import { rowText } from './row.ts';

const EDGE = 1;

/**
 * An elliptic seal. The invoice seal follows 税务总局公告2011年第7号: name above (4.2 mm high), taxpayer number in the
 * middle (3.7 × 1.3 mm per character), purpose below (4.6 × 3 mm), number under it. Others: name above, purpose in the
 * middle, a second name in Latin letters or the code along the lower arc. Proportions are those of a seal 30 mm high.
 */
export function ellipseFace(face: CompleteFace): FacePath[] {
  const [rx, ry] = [face.widthMm / 2, face.heightMm / 2];
  const unit = ry / 15;
  const inset = EDGE + 0.8 * unit;
  const invoice = face.style === 'invoice';

  const name = arcText({
    glyphs: glyphs(face.name),
    rx: rx - inset,
    ry: ry - inset,
    side: 'top',
    span: Math.PI * 1.12,
    height: (face.purpose === '' ? 5.4 : 4.5) * unit,
    condense: CONDENSE,
    spread: invoice ? 1.2 : 1.7,
  });
  const lower = arcText({
    glyphs: glyphs(face.latinName ?? (invoice ? '' : (face.code ?? ''))),
    rx: rx - EDGE - 0.6 * unit,
    ry: ry - EDGE - 0.6 * unit,
    side: 'bottom',
    span: Math.PI * 0.8,
    height: (face.latinName ? 3.6 : 2.1) * unit,
    condense: face.latinName ? 0.9 : 0.8,
    spread: 1.2,
  });
  const taxpayer = rowText({
    glyphs: glyphs(invoice ? (face.code ?? '') : ''),
    y: 0.6 * unit,
    maxWidth: 26.5 * unit,
    height: 5.1 * unit,
    condense: 0.52,
    spread: 1.05,
  });
  const lowered = invoice && face.code !== undefined;
  const purpose = rowText({
    glyphs: glyphs(face.purpose),
    y: (lowered ? 6.4 : 2.6) * unit,
    maxWidth: (lowered ? 17.5 : 24) * unit,
    height: 4.6 * unit,
    condense: lowered ? 0.7 : 0.9,
    spread: 1.1,
  });
  const number = rowText({
    glyphs: glyphs(face.number === undefined ? '' : `(${face.number})`),
    y: (lowered ? 10.9 : 7.2) * unit,
    maxWidth: 7 * unit,
    height: 3 * unit,
    condense: 1,
    spread: 1,
  });
  return [
    ...parts('edge', [ring(rx, ry, EDGE)]),
    ...parts('name', name),
    ...parts('purpose', purpose),
    ...parts('number', number),
    ...parts('code', [...taxpayer, ...lower]),
  ];
}

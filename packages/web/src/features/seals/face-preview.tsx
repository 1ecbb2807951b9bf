import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { drawnFace } from '@yinxin/contract';
import type { ReactNode } from 'react';
import { client } from '../../lib/client.ts';
import { dataUrl } from '../../lib/data-url.ts';
import { useMessages } from '../../lib/i18n.ts';
import { problemTexts, troubleOf } from '../../lib/problems.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { withoutEmpty } from '../../ui/schema-form/form-values.ts';
import { faceMessages } from './face-messages.ts';

/** Pause in typing after which the server is asked to draw, in milliseconds. */
const PAUSE_MS = 350;

/** The face as the server draws it. What cannot be drawn says why; the last drawing stays beside it. */
export function FacePreview({ design }: { readonly design: unknown }): ReactNode {
  const say = useMessages(faceMessages);
  const sayProblem = useMessages(problemTexts);
  const settled = useSettled(JSON.stringify(withoutEmpty(design) ?? {}), PAUSE_MS);
  const parsed = drawnFace.safeParse(JSON.parse(settled));
  const drawing = useQuery({
    queryKey: ['seals', 'face-preview', settled],
    queryFn: async ({ signal }) => {
      const body = drawnFace.parse(JSON.parse(settled));
      return dataUrl(await client.seals.previewSealFace({ body }, { signal }));
    },
    enabled: parsed.success,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
  });
  const address = drawing.data;
  const { widthMm = 0, heightMm = 0 } = parsed.data ?? {};
  return (
    <div className="face-preview">
      {address === undefined ? (
        <p className="muted">{say(parsed.success && !drawing.isError ? 'preview.wait' : 'preview.advice')}</p>
      ) : (
        <img src={address} alt={say('preview')} aria-busy={drawing.isFetching} />
      )}
      {parsed.success && !drawing.isError ? (
        <p className="muted">{say('scale', { width: widthMm, height: heightMm })}</p>
      ) : null}
      <ProblemAlert
        trouble={parsed.success && drawing.error !== null ? troubleOf(drawing.error, sayProblem) : undefined}
      />
    </div>
  );
}

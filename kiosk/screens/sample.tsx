import { useState } from 'preact/hooks';
import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { oneOrTwo } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { formWords } from '../parts/item-facts.tsx';
import type { PhaseOf } from '../session.ts';
import { t } from '../words/item.ts';

/** A material as it should look, as large as the screen, and what there is to see on it in words (K2). */
export function Sample({ phase: { material } }: { phase: PhaseOf<'sample'> }) {
  const { large } = useHall();
  const [gone, setGone] = useState(false);
  const name = say(material.name);
  const size = large ? oneOrTwo(name, 960, [96, 84, 72], [64, 56]) : oneOrTwo(name, 960, [72, 64], [54, 46]);
  return (
    <Frame name="sample">
      <div class="list-head">
        <h1 class="headline" style={{ fontSize: `${size}px` }}>
          {name}
        </h1>
        <p class="ask">{formWords(material)}</p>
      </div>
      <figure class="sample-sheet">
        {gone ? (
          <p class="empty-title">{t('sampleGone')}</p>
        ) : (
          <img
            src={`/samples/${material.sample.file}`}
            alt={t('sampleOf', { name })}
            onError={() => setGone(true)}
          />
        )}
        <figcaption>{say(material.sample.text)}</figcaption>
      </figure>
    </Frame>
  );
}

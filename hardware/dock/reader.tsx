import { operate } from './agent.ts';
import { Card } from './card.tsx';
import { Plate } from './plate.tsx';
import { type DockReader, SAMPLE_CARDS } from './state.ts';
import { PlugSwitch, SlowSwitch } from './switch.tsx';
import { t } from './words.ts';

/** A reader of documents, with samples to put on it: good ones and bad ones. */
export function ReaderCard({ reader }: { reader: DockReader }) {
  const { name, plugged, asked } = reader;
  const side = plugged ? (
    <Plate tone={asked ? 'now' : 'quiet'} word={t(asked ? 'asked' : 'not-asked')} />
  ) : (
    <Plate tone="late" word={t('is-unplugged')} />
  );
  return (
    <Card name={name} side={side} under="">
      <div class="switches">
        {SAMPLE_CARDS.map((card) => (
          <button
            key={card}
            type="button"
            disabled={!plugged}
            onClick={() => void operate(name, { action: 'put', card })}
          >
            {t(`card-${card}`)}
          </button>
        ))}
        <PlugSwitch device={name} plugged={plugged} />
        <SlowSwitch device={name} slow={reader.slow} />
      </div>
    </Card>
  );
}

import { operate } from './agent.ts';
import { Card } from './card.tsx';
import { Plate } from './plate.tsx';
import type { DockLine } from './state.ts';
import { PlugSwitch } from './switch.tsx';
import { t } from './words.ts';

/** Pages opened at the end of a line: pulling it shows what they do without the hub (K7, D6, W5). */
const PAGES = ['kiosk', 'display', 'counter'] as const;

/** A network line: in or out; one for pages also without the hub's speech. */
export function LineCard({ line }: { line: DockLine }) {
  const { name, plugged, muted, of, origin } = line;
  return (
    <Card
      name={name}
      side={
        plugged ? (
          <Plate tone="calm" word={t('is-plugged')} />
        ) : (
          <Plate tone="late" word={t('is-unplugged')} />
        )
      }
      under={t(`line-${of}`)}
    >
      <div class="switches">
        <PlugSwitch device={name} plugged={plugged} />
        {of === 'pages' && (
          <button
            type="button"
            class="switch"
            aria-pressed={muted}
            onClick={() => void operate(name, { action: muted ? 'unmute' : 'mute' })}
          >
            {t('mute')}
          </button>
        )}
        {of === 'pages' &&
          PAGES.map((page) => (
            <a key={page} href={`${origin}/${page}`} target="_blank" rel="noreferrer">
              {t(`page-${page}`)}
            </a>
          ))}
      </div>
    </Card>
  );
}

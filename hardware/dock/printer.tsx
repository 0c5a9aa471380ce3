import { language } from '../../hub/web/messages.ts';
import { operate } from './agent.ts';
import { Card } from './card.tsx';
import type { Tone } from './plate.tsx';
import { Plate } from './plate.tsx';
import type { DockPrinter } from './state.ts';
import { GarbageSwitch, SlowSwitch, Switch } from './switch.tsx';
import { t } from './words.ts';

const TONES: Readonly<Record<DockPrinter['status'], Tone>> = {
  ready: 'calm',
  unknown: 'quiet',
  'paper-low': 'warn',
  'no-paper': 'late',
  'cover-open': 'late',
  jam: 'late',
  offline: 'late',
};

export function PrinterCard({ printer }: { printer: DockPrinter }) {
  const { name, status } = printer;
  return (
    <Card
      name={name}
      wide
      side={<Plate tone={TONES[status]} word={t(`status-${status}`)} />}
      under={t('printed', { n: printer.papers.length })}
    >
      <div class="switches">
        <fieldset class="segments">
          <legend>{t('paper')}</legend>
          {(['ok', 'low', 'out'] as const).map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={printer.paper === level}
              onClick={() => void operate(name, { action: `paper-${level}` })}
            >
              {t(`paper-${level}`)}
            </button>
          ))}
        </fieldset>
        <Switch device={name} word="cover" on={printer.coverOpen} set="open-cover" clear="close-cover" />
        <Switch device={name} word="jam" on={printer.jam} set="jam" clear="clear-jam" />
        <Switch device={name} word="offline" on={printer.offline} set="offline" clear="online" />
        <Switch device={name} word="unplugged" on={printer.unplugged} set="unplug" clear="replug" />
        <SlowSwitch device={name} slow={printer.slow} />
        <GarbageSwitch device={name} garbage={printer.garbage} />
        <button type="button" class="strong" onClick={() => void operate(name, { action: 'restore' })}>
          {t('restore')}
        </button>
      </div>
      <Papers printer={printer} />
    </Card>
  );
}

function Papers({ printer }: { printer: DockPrinter }) {
  if (printer.papers.length === 0) return <p class="tray none">{t('no-papers')}</p>;
  return (
    <ul class="tray">
      {printer.papers.map(({ id, image, at }) => {
        const time = new Date(at).toLocaleTimeString(language.value === 'zh' ? 'zh-CN' : 'en-GB');
        return (
          <li key={id}>
            <a href={image} target="_blank" rel="noreferrer">
              <img src={image} alt={t('paper-of', { time })} />
            </a>
            <time>{time}</time>
          </li>
        );
      })}
    </ul>
  );
}

import { language } from '../../hub/web/messages.ts';
import { operate } from './agent.ts';
import { Card } from './card.tsx';
import type { Tone } from './plate.tsx';
import { Plate } from './plate.tsx';
import type { DockPrinter, PrinterDockAction } from './state.ts';
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
  const toggle = (on: boolean, set: PrinterDockAction, clear: PrinterDockAction) => () =>
    void operate(name, { action: on ? clear : set });
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
        <Switch
          on={printer.coverOpen}
          word={t('cover')}
          onTouch={toggle(printer.coverOpen, 'open-cover', 'close-cover')}
        />
        <Switch on={printer.jam} word={t('jam')} onTouch={toggle(printer.jam, 'jam', 'clear-jam')} />
        <Switch
          on={printer.offline}
          word={t('offline')}
          onTouch={toggle(printer.offline, 'offline', 'online')}
        />
        <Switch
          on={printer.unplugged}
          word={t('unplugged')}
          onTouch={toggle(printer.unplugged, 'unplug', 'replug')}
        />
        <button type="button" class="strong" onClick={() => void operate(name, { action: 'restore' })}>
          {t('restore')}
        </button>
      </div>
      <Papers printer={printer} />
    </Card>
  );
}

function Switch({ on, word, onTouch }: { on: boolean; word: string; onTouch: () => void }) {
  return (
    <button type="button" class="switch" aria-pressed={on} onClick={onTouch}>
      {word}
    </button>
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

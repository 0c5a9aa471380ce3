import { language } from '../../hub/web/messages.ts';
import { operate } from './agent.ts';
import { Card } from './card.tsx';
import { Plate } from './plate.tsx';
import type { DockA4 } from './state.ts';
import { GarbageSwitch, SlowSwitch, Switch } from './switch.tsx';
import { t } from './words.ts';

const timeOf = (at: number) => new Date(at).toLocaleTimeString(language.value === 'zh' ? 'zh-CN' : 'en-GB');

/** An A4 printer: what waits in its queue, and the pages that came out. */
export function A4Card({ printer }: { printer: DockA4 }) {
  const { name, paper, queue, papers, jam, unplugged, stopped } = printer;
  const stands = paper === 'out' || jam || unplugged || stopped;
  const side = stands ? (
    <Plate tone="late" word={t('a4-stands')} />
  ) : (
    <Plate tone={queue.length > 0 ? 'now' : 'quiet'} word={t(queue.length > 0 ? 'a4-prints' : 'a4-idle')} />
  );
  return (
    <Card name={name} side={side} under={t('printed', { n: papers.length })}>
      <div class="switches">
        <fieldset class="segments">
          <legend>{t('paper')}</legend>
          {(['ok', 'out'] as const).map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={paper === level}
              onClick={() => void operate(name, { action: `paper-${level}` })}
            >
              {t(`paper-${level}`)}
            </button>
          ))}
        </fieldset>
        <Switch device={name} word="jam" on={jam} set="jam" clear="clear-jam" />
        <Switch device={name} word="unplugged" on={unplugged} set="unplug" clear="replug" />
        <Switch device={name} word="a4-stopped" on={stopped} set="stop-queue" clear="start-queue" />
        <SlowSwitch device={name} slow={printer.slow} />
        <GarbageSwitch device={name} garbage={printer.garbage} />
        <button type="button" class="strong" onClick={() => void operate(name, { action: 'restore' })}>
          {t('restore')}
        </button>
      </div>
      {queue.length > 0 && <Queue printer={printer} />}
      <Pages printer={printer} />
    </Card>
  );
}

function Queue({ printer: { name, queue } }: { printer: DockA4 }) {
  return (
    <ol class="queue" aria-label={t('a4-queue')}>
      {queue.map(({ id, title, copies, at }) => (
        <li key={id}>
          <span>{title}</span>
          <small>{`${t('a4-copies', { n: copies })} · ${timeOf(at)}`}</small>
          <button type="button" onClick={() => void operate(name, { action: 'cancel', job: id })}>
            {t('a4-cancel')}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Pages({ printer: { papers } }: { printer: DockA4 }) {
  if (papers.length === 0) return <p class="tray none">{t('no-papers')}</p>;
  return (
    <ul class="tray">
      {papers.map(({ id, title, pdf, at }) => (
        <li key={id}>
          <a class="page" href={pdf} target="_blank" rel="noreferrer">
            <span>{title}</span>
            <small>PDF</small>
          </a>
          <time>{timeOf(at)}</time>
        </li>
      ))}
    </ul>
  );
}

import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { language } from '../../hub/web/messages.ts';
import { A4Card } from './a4.tsx';
import { reachable, state } from './agent.ts';
import { HidCard } from './hid.tsx';
import { KEYBOARD, KeyboardCard } from './keyboard.tsx';
import { LedCard } from './led.tsx';
import { LineCard } from './line.tsx';
import { Plate, type Tone } from './plate.tsx';
import { PrinterCard } from './printer.tsx';
import { ReaderCard } from './reader.tsx';
import type { DockA4, DockHid, DockLed, DockLine, DockPrinter, DockReader, DockState } from './state.ts';
import { t } from './words.ts';

const HUB: Readonly<Record<DockState['hub'], Tone>> = {
  connecting: 'quiet',
  connected: 'calm',
  offline: 'late',
  refused: 'late',
};

/** Part of a device's name; a hall has many. */
const find = signal('');

export function Page() {
  const now = state.value;
  return (
    <>
      <header class="bar">
        <h1>{t('title')}</h1>
        {now && <span class="agent">{now.agent}</span>}
        {now && <Plate tone={HUB[now.hub]} word={`${t('hub')} ${t(`hub-${now.hub}`)}`} />}
        <input
          class="find"
          type="search"
          placeholder={t('find')}
          aria-label={t('find')}
          value={find.value}
          onInput={({ currentTarget }) => {
            find.value = currentTarget.value;
          }}
        />
        <button
          type="button"
          class="language"
          onClick={() => {
            language.value = language.value === 'zh' ? 'en' : 'zh';
            document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
            document.title = t('title');
          }}
        >
          {t('language')}
        </button>
      </header>
      {reachable.value === 'no' && (
        <p class="gone" role="alert">
          ✕ {t('agentGone')}
        </p>
      )}
      <main>{now ? <Devices devices={now.devices} /> : <p class="empty">{t('waiting')}</p>}</main>
    </>
  );
}

function Devices({ devices }: { devices: DockState['devices'] }) {
  if (devices.length === 0) return <p class="empty">{t('empty')}</p>;
  const text = find.value.trim().toLowerCase();
  const found = devices.filter(({ name }) => name.includes(text));
  const keyboards = devices.filter(
    (device): device is DockLine =>
      device.kind === 'line' && device.of === 'pages' && KEYBOARD.includes(text),
  );
  if (found.length === 0 && keyboards.length === 0) return <p class="empty">{t('none-found', { text })}</p>;
  const printers = found.filter((device): device is DockPrinter => device.kind === 'printer');
  const a4 = found.filter((device): device is DockA4 => device.kind === 'a4');
  const readers = found.filter((device): device is DockReader => device.kind === 'reader');
  const leds = found.filter((device): device is DockLed => device.kind === 'led');
  const lines = found.filter((device): device is DockLine => device.kind === 'line');
  const hid = (kind: DockHid['kind']) =>
    found
      .filter((device): device is DockHid => device.kind === kind)
      .map((device) => <HidCard key={device.name} device={device} />);
  return (
    <>
      <Group word={t('printers')}>
        {printers.map((printer) => (
          <PrinterCard key={printer.name} printer={printer} />
        ))}
      </Group>
      <Group word={t('a4-printers')}>
        {a4.map((printer) => (
          <A4Card key={printer.name} printer={printer} />
        ))}
      </Group>
      <Group word={t('pads')}>{hid('pad')}</Group>
      <Group word={t('evaluators')}>{hid('evaluator')}</Group>
      <Group word={t('leds')}>
        {leds.map((led) => (
          <LedCard key={led.name} led={led} />
        ))}
      </Group>
      <Group word={t('readers')}>
        {readers.map((reader) => (
          <ReaderCard key={reader.name} reader={reader} />
        ))}
        {keyboards.slice(0, 1).map(({ name, origin }) => (
          <KeyboardCard key={name} origin={origin} />
        ))}
      </Group>
      <Group word={t('lines')}>
        {lines.map((line) => (
          <LineCard key={line.name} line={line} />
        ))}
      </Group>
    </>
  );
}

function Group({ word, children }: { word: string; children: ComponentChildren[] }) {
  if (children.flat().length === 0) return null;
  return (
    <section>
      <h2>{word}</h2>
      <div class="cards">{children}</div>
    </section>
  );
}

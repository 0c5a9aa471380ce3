import { useEffect, useRef } from 'preact/hooks';
import { Card } from './card.tsx';
import { Plate } from './plate.tsx';
import type { DockLed } from './state.ts';
import { GarbageSwitch, PlugSwitch, SlowSwitch } from './switch.tsx';
import { t } from './words.ts';

/** Pixels a dot has, and its gap. */
const PITCH = 4;
const GAP = 1;

/** An LED panel: what it understood of the bytes that reached it. */
export function LedCard({ led }: { led: DockLed }) {
  const { name, columns, rows, plugged, connected } = led;
  const side = plugged ? (
    <Plate tone={connected ? 'calm' : 'late'} word={t(connected ? 'reached' : 'not-reached')} />
  ) : (
    <Plate tone="late" word={t('is-unplugged')} />
  );
  return (
    <Card name={name} wide side={side} under={`${led.driver} · ${columns} × ${rows}`}>
      <div class="led">
        <Dots led={led} />
      </div>
      <div class="switches">
        <PlugSwitch device={name} plugged={plugged} />
        <SlowSwitch device={name} slow={led.slow} />
        <GarbageSwitch device={name} garbage={led.garbage} />
        {led.text !== null && <span>{t('led-text', { text: led.text })}</span>}
        <span class="led-counts">{t('led-counts', { taken: led.taken, refused: led.refused })}</span>
      </div>
    </Card>
  );
}

function Dots({ led: { name, columns, rows, light } }: { led: DockLed }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const dots = Uint8Array.from(atob(light), (character) => character.charCodeAt(0));
    pen.clearRect(0, 0, columns * PITCH, rows * PITCH);
    for (const [index, dot] of dots.entries()) {
      pen.fillStyle = colourOf(dot);
      pen.fillRect((index % columns) * PITCH, Math.floor(index / columns) * PITCH, PITCH - GAP, PITCH - GAP);
    }
  }, [light, columns, rows]);
  return <canvas ref={canvas} role="img" aria-label={name} width={columns * PITCH} height={rows * PITCH} />;
}

const spread = (value: number, most: number) => Math.round((value * 255) / most);

function colourOf(dot: number): string {
  if (dot === 0) return '#1f1a17';
  return `rgb(${spread(dot >> 5, 7)},${spread((dot >> 2) & 7, 7)},${spread(dot & 3, 3)})`;
}

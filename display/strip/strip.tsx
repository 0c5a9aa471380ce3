import { useEffect, useRef, useState } from 'preact/hooks';
import type { CounterSign, ScreenView } from '../../hub/contract/views.ts';
import { type Bitmap, blank, scroll } from '../../hub/pixels/bitmap.ts';
import fontUrl from '../../hub/pixels/font.bin?url';
import { type Font, readFont } from '../../hub/pixels/font.ts';
import { clockTime } from '../../hub/web/time.ts';
import type { ScreenSession } from '../app.tsx';
import { Message } from '../message.tsx';
import { word, words } from '../words.ts';
import { createPanel } from './panel.ts';
import './strip.css';
import { stripSign, stripText } from './text.ts';

const COLUMNS = 192;
const ROWS = 24;
/** Running text: dots a second; dark columns before it comes round, in row heights. */
const SPEED = 40;
const GAP = 2;
/** A called number blinks for this long, once a second, ms. */
const BLINK = 10_000;
const BLINK_DARK = 300;

/** The strip above a counter: true dots of the panel's own size (D4). */
export function Strip({ session, view }: { session: ScreenSession; view: ScreenView }) {
  const font = useFont();
  const { columns = COLUMNS, rows = ROWS } = view.assignment;
  if (!view.counter) return <Message title={words('role.no-counter')} help={null} />;
  const offline = session.status.value.kind !== 'connected' && session.lastGood.value !== null;
  return (
    <main class="strip">
      {font && <Dots font={font} sign={view.counter} columns={columns} rows={rows} />}
      {offline && (
        <p class="strip-stale" role="status">
          {word('board.stale', 'zh', { time: clockTime(session.lastGood.value ?? 0, view.hall.timeZone) })}
        </p>
      )}
    </main>
  );
}

function Dots({
  font,
  sign,
  columns,
  rows,
}: {
  font: Font;
  sign: CounterSign;
  columns: number;
  rows: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pitch = usePitch(columns, rows);
  const text = stripText(sign);
  const key = JSON.stringify(text);
  useEffect(() => {
    if (!canvas.current) return;
    const panel = createPanel(canvas.current, columns, rows, pitch);
    const { picture, scrolls } = stripSign(text, font, columns, rows);
    return everyFrame((now) => {
      const dots = scrolls ? running(picture, now, columns) : picture;
      const dark = text.calling && now < BLINK && now % 1000 >= 1000 - BLINK_DARK;
      panel.show(dark ? blank(columns, rows) : dots, text.colour);
      return scrolls || (text.calling && now < BLINK);
    });
  }, [key, font, columns, rows, pitch]);
  const size = 1 / devicePixelRatio;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={text.choices[0]?.join(' ') ?? ''}
      style={{ width: `${columns * pitch * size}px`, height: `${rows * pitch * size}px` }}
    />
  );
}

/** Starts with the whole panel showing, and holds it for a second before it runs. */
function running(picture: Bitmap, now: number, columns: number): Bitmap {
  const offset = Math.max(0, Math.floor(((now - 1000) / 1000) * SPEED));
  return scroll(picture, offset, columns, picture.rows * GAP);
}

/** Calls `draw` with milliseconds since the start, every frame as long as it answers true. */
function everyFrame(draw: (ms: number) => boolean): () => void {
  const start = performance.now();
  let frame = 0;
  const step = () => {
    if (draw(performance.now() - start)) frame = requestAnimationFrame(step);
  };
  step();
  return () => cancelAnimationFrame(frame);
}

/** Whole device pixels a dot, as many as fit. */
function usePitch(columns: number, rows: number): number {
  const measure = () =>
    Math.max(
      1,
      Math.floor(
        Math.min((innerWidth * devicePixelRatio) / columns, (innerHeight * devicePixelRatio) / rows),
      ),
    );
  const [pitch, setPitch] = useState(measure);
  useEffect(() => {
    const changed = () => setPitch(measure());
    changed();
    addEventListener('resize', changed);
    return () => removeEventListener('resize', changed);
  }, [columns, rows]);
  return pitch;
}

/** The dot font; asked for again until it is there (the hub may just be starting). */
function useFont(): Font | null {
  const [font, setFont] = useState<Font | null>(null);
  useEffect(() => {
    let left = false;
    const load = async () => {
      while (!left) {
        const file = await fetch(fontUrl)
          .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
          .catch(() => null);
        if (file) return left ? undefined : setFont(readFont(new Uint8Array(file)));
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    };
    void load();
    return () => {
      left = true;
    };
  }, []);
  return font;
}

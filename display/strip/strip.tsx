import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelColours } from '../../hub/contract/commands.ts';
import type { CounterSign, ScreenView } from '../../hub/contract/views.ts';
import { type Font, readFont } from '../../hub/pixels/font.ts';
import font12 from '../../hub/pixels/font-12.bin?url';
import font16 from '../../hub/pixels/font-16.bin?url';
import { nextMove, picture } from '../../hub/pixels/sign.ts';
import { signOf, stripSaying } from '../../hub/pixels/strip.ts';
import { clockTime } from '../../hub/web/time.ts';
import type { ScreenSession } from '../app.tsx';
import { Message } from '../message.tsx';
import { word, words } from '../words.ts';
import { createPanel } from './panel.ts';
import './strip.css';

const COLUMNS = 192;
const ROWS = 24;
const FONTS = [font12, font16];
type Size = { readonly columns: number; readonly rows: number; readonly colours: PanelColours };

/** The strip above a counter: true dots of the panel's own size (D4). */
export function Strip({ session, view }: { session: ScreenSession; view: ScreenView }) {
  const fonts = useFonts();
  const { columns = COLUMNS, rows = ROWS, colours = 'two' } = view.assignment;
  if (!view.counter) return <Message title={words('role.no-counter')} help={null} />;
  const offline = session.status.value.kind !== 'connected' && session.lastGood.value !== null;
  return (
    <main class="strip">
      {fonts && <Dots fonts={fonts} sign={view.counter} size={{ columns, rows, colours }} />}
      {offline && (
        <p class="strip-stale" role="status">
          {word('board.stale', 'zh', { time: clockTime(session.lastGood.value ?? 0, view.hall.timeZone) })}
        </p>
      )}
    </main>
  );
}

function Dots({ fonts, sign, size }: { fonts: readonly Font[]; sign: CounterSign; size: Size }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { columns, rows, colours } = size;
  const pitch = usePitch(columns, rows);
  const saying = stripSaying(sign);
  // A recall says the same again under another position, and flashes anew.
  const key = JSON.stringify(saying);
  useEffect(() => {
    if (!canvas.current) return;
    const panel = createPanel(canvas.current, size, pitch);
    const shown = signOf(saying, fonts, columns, rows);
    return everyFrame((now) => {
      panel.show(picture(shown, now));
      return nextMove(shown, now) !== null;
    });
  }, [key, fonts, columns, rows, colours, pitch]);
  const pixel = 1 / devicePixelRatio;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={saying.choices[0]?.map(({ text }) => text).join(' ') ?? ''}
      style={{ width: `${columns * pitch * pixel}px`, height: `${rows * pitch * pixel}px` }}
    />
  );
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

/** The dot fonts; asked for again until they are there (the hub may just be starting). */
function useFonts(): readonly Font[] | null {
  const [fonts, setFonts] = useState<readonly Font[] | null>(null);
  useEffect(() => {
    let left = false;
    const load = async () => {
      while (!left) {
        const files = await Promise.all(FONTS.map(fontFile)).catch(() => null);
        if (files) return left ? undefined : setFonts(files.map(readFont));
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    };
    void load();
    return () => {
      left = true;
    };
  }, []);
  return fonts;
}

async function fontFile(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`no font: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

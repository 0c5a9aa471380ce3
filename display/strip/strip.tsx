import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PanelColours } from '../../hub/contract/commands.ts';
import type { ScreenView } from '../../hub/contract/views/screen.ts';
import { type Font, readFont } from '../../hub/pixels/font.ts';
import font12 from '../../hub/pixels/font-12.bin?url';
import font16 from '../../hub/pixels/font-16.bin?url';
import { createSignboard } from '../../hub/pixels/signboard.ts';
import { type Saying, stripSaying, withUrgent } from '../../hub/pixels/strip.ts';
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
  const [urgent = null] = view.broadcasts;
  const saying = withUrgent(stripSaying(view.counter), urgent);
  const offline = session.status.value.kind !== 'connected' && session.lastGood.value !== null;
  return (
    <main class="strip">
      {fonts && <Dots fonts={fonts} saying={saying} size={{ columns, rows, colours }} />}
      {offline && (
        <p class="strip-stale" role="status">
          {word('board.stale', 'zh', { time: clockTime(session.lastGood.value ?? 0, view.hall.timeZone) })}
        </p>
      )}
    </main>
  );
}

function Dots({ fonts, saying, size }: { fonts: readonly Font[]; saying: Saying; size: Size }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { columns, rows, colours } = size;
  const pitch = usePitch(columns, rows);
  const board = useMemo(() => createSignboard(fonts, columns, rows), [fonts, columns, rows]);
  useEffect(() => {
    if (!canvas.current) return;
    const panel = createPanel(canvas.current, size, pitch);
    board.say(saying, performance.now());
    return everyFrame((now) => {
      panel.show(board.picture(now));
      return board.nextMove(now) !== null;
    });
  }, [JSON.stringify(saying), board, colours, pitch]);
  const pixel = 1 / devicePixelRatio;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={textOf(saying)}
      style={{ width: `${columns * pitch * pixel}px`, height: `${rows * pitch * pixel}px` }}
    />
  );
}

/** What it says, for whoever reads no dots: the urgent message first. */
function textOf({ urgent, choices }: Saying): string {
  const [first] = choices;
  return [...(urgent ? [urgent.text] : []), ...(first ?? [])].map(({ text }) => text).join(' ');
}

/** Calls `draw` with the time, every frame as long as it answers true. */
function everyFrame(draw: (now: number) => boolean): () => void {
  let frame = 0;
  const step = () => {
    if (draw(performance.now())) frame = requestAnimationFrame(step);
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

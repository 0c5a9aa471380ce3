import type { BroadcastLine } from '../hub/contract/views/screen.ts';
import { ems } from './fit.ts';
import './broadcast.css';
import { word } from './words.ts';

/** Ems a line of the banner has room for, at each size; a longer message is set smaller and takes more lines. */
const ROOM = [
  { longest: 22, size: 'large' },
  { longest: 48, size: 'middle' },
] as const;

/** An urgent message lies over whatever the screen shows, until it ends. The newest alone: more cannot be read at a glance. */
export function Broadcast({ line }: { line: BroadcastLine }) {
  const size = ROOM.find(({ longest }) => ems(line.zh) <= longest)?.size ?? 'small';
  return (
    <section class="broadcast" role="alert">
      <b>
        {word('broadcast.title', 'zh')}
        {line.en !== null && <span>{word('broadcast.title', 'en')}</span>}
      </b>
      <div data-size={size}>
        <p>{line.zh}</p>
        {line.en !== null && (
          <p lang="en" class="broadcast-second">
            {line.en}
          </p>
        )}
      </div>
    </section>
  );
}

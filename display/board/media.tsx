import { useEffect, useRef, useState } from 'preact/hooks';
import type { MediaFile } from '../../hub/contract/views/screen.ts';

/** A picture stands this long, and a video may stand still this long, ms. */
const PICTURE = 12_000;
const STUCK = 20_000;
const NONE: readonly MediaFile[] = [];

export type Media = {
  readonly now: MediaFile | null;
  /** Counts up with every turn. */
  readonly turn: number;
  readonly alone: boolean;
  /** Names of files that could not be played. */
  readonly broken: readonly string[];
  readonly next: () => void;
  readonly fail: (file: MediaFile) => void;
};

/** Whose turn it is among the files that play; one that failed is left out until it changes. */
export function useMedia(files: readonly MediaFile[] = NONE): Media {
  const [turn, setTurn] = useState(0);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const playable = files.filter(({ url }) => !failed.includes(url));
  return {
    now: playable[turn % Math.max(1, playable.length)] ?? null,
    turn,
    alone: playable.length === 1,
    broken: files.filter(({ url }) => failed.includes(url)).map(({ name }) => name),
    next: () => setTurn(turn + 1),
    fail: ({ url }) => setFailed([...failed, url]),
  };
}

/** Pictures and videos beside the calls: without sound, decoration for whoever cannot see them. */
export function MediaPane({ media }: { media: Media }) {
  const { now, turn, alone } = media;
  if (!now) return null;
  const key = alone ? now.url : `${turn} ${now.url}`;
  return (
    <div class="media" aria-hidden="true" data-file={now.name}>
      {now.kind === 'video' ? (
        <Video key={key} file={now} media={media} />
      ) : (
        <Picture key={key} file={now} media={media} />
      )}
    </div>
  );
}

type Props = { file: MediaFile; media: Media };

function Picture({ file, media }: Props) {
  const latest = useLatest(media);
  useEffect(() => {
    if (media.alone) return;
    const timer = setTimeout(() => latest.current.next(), PICTURE);
    return () => clearTimeout(timer);
  }, [media.alone]);
  return <img src={file.url} alt="" onError={() => media.fail(file)} />;
}

function Video({ file, media }: Props) {
  const latest = useLatest(media);
  const moved = useRef(0);
  useEffect(() => {
    moved.current = performance.now();
    const watch = setInterval(() => {
      if (performance.now() - moved.current > STUCK) latest.current.fail(file);
    }, STUCK / 4);
    return () => clearInterval(watch);
  }, []);
  return (
    <video
      src={file.url}
      muted
      autoplay
      playsInline
      loop={media.alone}
      onTimeUpdate={() => {
        moved.current = performance.now();
      }}
      onEnded={() => media.next()}
      onError={() => media.fail(file)}
    />
  );
}

/** What a timer finds when it rings: the state of then, not of when it was set. */
function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

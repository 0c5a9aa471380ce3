import { PLAYLIST_ROLES } from '../../hub/contract/commands.ts';
import { NEW_LINE, type PlaylistLine } from './assignment.ts';
import { roleWord, t } from './words.ts';

type Props = {
  readonly lines: readonly PlaylistLine[];
  readonly onChange: (lines: readonly PlaylistLine[]) => void;
};

/** What a screen shows at which hours; what is due together takes turns (D1). */
export function PlaylistFields({ lines, onChange }: Props) {
  const change = (at: number, part: Partial<PlaylistLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <fieldset class="playlist">
      <legend>{t('playlist')}</legend>
      {lines.map((line, index) => (
        <Line
          key={String(index)}
          n={index + 1}
          line={line}
          onChange={(part) => change(index, part)}
          onRemove={() => onChange(lines.filter((_, other) => other !== index))}
        />
      ))}
      <button
        type="button"
        class="button button-small"
        onClick={() => onChange([...lines, lines.at(-1) ?? NEW_LINE])}
      >
        {t('lineAdd')}
      </button>
    </fieldset>
  );
}

type LineProps = {
  readonly n: number;
  readonly line: PlaylistLine;
  readonly onChange: (part: Partial<PlaylistLine>) => void;
  readonly onRemove: () => void;
};

function Line({ n, line, onChange, onRemove }: LineProps) {
  const label = (of: 'lineShows' | 'lineFrom' | 'lineTo' | 'lineSeconds') =>
    `${t('playlistLine', { n })} ${t(of)}`;
  return (
    <div class="playlist-line">
      <select
        aria-label={label('lineShows')}
        value={line.role}
        onChange={(event) => {
          const role = PLAYLIST_ROLES.find((one) => one === event.currentTarget.value);
          if (role) onChange({ role });
        }}
      >
        {PLAYLIST_ROLES.map((role) => (
          <option key={role} value={role}>
            {roleWord(role)}
          </option>
        ))}
      </select>
      <input
        aria-label={label('lineFrom')}
        maxLength={5}
        placeholder="09:00"
        value={line.from}
        onInput={(event) => onChange({ from: event.currentTarget.value.trim() })}
      />
      <span>–</span>
      <input
        aria-label={label('lineTo')}
        maxLength={5}
        placeholder="17:00"
        value={line.to}
        onInput={(event) => onChange({ to: event.currentTarget.value.trim() })}
      />
      <input
        aria-label={label('lineSeconds')}
        title={t('lineSeconds')}
        inputMode="numeric"
        maxLength={4}
        placeholder="60"
        value={line.seconds}
        onInput={(event) => onChange({ seconds: event.currentTarget.value.trim() })}
      />
      <button
        type="button"
        class="button button-small"
        aria-label={t('lineRemove', { n })}
        onClick={onRemove}
      >
        ✕
      </button>
    </div>
  );
}

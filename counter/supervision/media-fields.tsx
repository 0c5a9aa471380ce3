import type { MediaLine } from '../../hub/contract/views/screen.ts';
import { mediaProblem, t } from './words.ts';

type Props = {
  readonly files: readonly MediaLine[];
  readonly chosen: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
};

/** Files of the hub's media folder to be shown beside the calls; what cannot be shown says why, and can only be taken off. */
export function MediaFields({ files, chosen, onChange }: Props) {
  const gone = chosen.filter((name) => !files.some((file) => file.name === name));
  const toggle = (name: string, on: boolean) =>
    onChange(on ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <fieldset class="media-files">
      <legend>{t('media')}</legend>
      {files.length === 0 && gone.length === 0 && <p class="quiet">{t('mediaNone')}</p>}
      {files.map(({ name, kind, problem }) => (
        <File
          key={name}
          name={name}
          note={problem ? mediaProblem(problem) : t(kind === 'video' ? 'mediaVideo' : 'mediaPicture')}
          wrong={problem !== null}
          on={chosen.includes(name)}
          onToggle={(on) => toggle(name, on)}
        />
      ))}
      {gone.map((name) => (
        <File
          key={name}
          name={name}
          note={mediaProblem('missing')}
          wrong
          on
          onToggle={(on) => toggle(name, on)}
        />
      ))}
    </fieldset>
  );
}

type FileProps = {
  readonly name: string;
  readonly note: string;
  readonly wrong: boolean;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
};

function File({ name, note, wrong, on, onToggle }: FileProps) {
  return (
    <label class="form-check">
      <input
        type="checkbox"
        checked={on}
        disabled={wrong && !on}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <span>
        {name} <small>{note}</small>
      </span>
    </label>
  );
}

import { PANEL_COLOURS, SCREEN_ROLES } from '../../hub/contract/commands.ts';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { byFloor } from '../common/floors.ts';
import { counterName } from '../common/words.ts';
import { isHeard, type ScreenForm, saysThanks, speaks, targetKind } from './assignment.ts';
import { MediaFields } from './media-fields.tsx';
import { PlaylistFields } from './playlist-fields.tsx';
import { colourWord, groundWord, roleWord, t, zoneName } from './words.ts';

/** Percent of what the hour allows. */
const LEVELS = Array.from({ length: 10 }, (_, step) => (step + 1) * 10);

type Props = {
  readonly form: ScreenForm;
  readonly view: FloorView;
  readonly onChange: (part: Partial<ScreenForm>) => void;
};

/** What a screen shows, where it belongs, whether it speaks: the fields pairing and reassigning share. */
export function ScreenFields({ form, view, onChange }: Props) {
  const kind = targetKind(form.role);
  return (
    <>
      <div class="form-pair">
        <label>
          <span>{t('role')}</span>
          <select
            value={form.role}
            onChange={(event) => {
              const role = SCREEN_ROLES.find((one) => one === event.currentTarget.value);
              if (role) onChange({ role, target: '', sound: speaks(role) });
            }}
          >
            {SCREEN_ROLES.map((role) => (
              <option key={role} value={role}>
                {roleWord(role)}
              </option>
            ))}
          </select>
        </label>
        {kind ? (
          <label>
            <span>{t(kind)}</span>
            <select value={form.target} onChange={(event) => onChange({ target: event.currentTarget.value })}>
              <option value="">{t('choose')}</option>
              {targets(view, kind).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <Theme form={form} onChange={onChange} />
        )}
      </div>
      {kind && (
        <div class="form-pair">
          <Theme form={form} onChange={onChange} />
          {form.role === 'counter-strip' && <Dots form={form} onChange={onChange} />}
        </div>
      )}
      {form.role === 'playlist' && (
        <PlaylistFields lines={form.playlist} onChange={(playlist) => onChange({ playlist })} />
      )}
      {speaks(form.role) && (
        <MediaFields files={view.media} chosen={form.media} onChange={(media) => onChange({ media })} />
      )}
      {speaks(form.role) && (
        <Tick word={t('sound')} ticked={form.sound} onTick={(sound) => onChange({ sound })} />
      )}
      {saysThanks(form.role) && (
        <Tick word={t('soundThanks')} ticked={form.thanks} onTick={(thanks) => onChange({ thanks })} />
      )}
      {isHeard(form) && <Volume form={form} onChange={onChange} />}
      {speaks(form.role) && form.sound && view.zones.length > 1 && (
        <SoundZones form={form} zones={view.zones} onChange={onChange} />
      )}
    </>
  );
}

type TickProps = {
  readonly word: string;
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
};

function Tick({ word, ticked, onTick }: TickProps) {
  return (
    <label class="form-check">
      <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span>{word}</span>
    </label>
  );
}

type Part = Omit<Props, 'view'>;

function Theme({ form, onChange }: Part) {
  return (
    <label>
      <span>{t('theme')}</span>
      <select
        value={form.theme}
        onChange={(event) => onChange({ theme: event.currentTarget.value === 'dark' ? 'dark' : 'light' })}
      >
        <option value="light">{groundWord('light')}</option>
        <option value="dark">{groundWord('dark')}</option>
      </select>
    </label>
  );
}

/** Steps of ten percent, and what was set otherwise. */
function Volume({ form, onChange }: Part) {
  return (
    <label>
      <span>{t('volume')}</span>
      <select
        value={form.volume}
        onChange={(event) => onChange({ volume: Number(event.currentTarget.value) })}
      >
        {[...new Set([...LEVELS, form.volume])]
          .sort((a, b) => b - a)
          .map((level) => (
            <option key={level} value={level}>
              {level} %
            </option>
          ))}
      </select>
    </label>
  );
}

/** None ticked: the role's own. */
function SoundZones({ form, zones, onChange }: Part & { readonly zones: readonly string[] }) {
  return (
    <fieldset class="sound-zones">
      <legend>{t('soundZones')}</legend>
      {zones.map((zone) => (
        <label key={zone} class="form-check">
          <input
            type="checkbox"
            checked={form.soundZones.includes(zone)}
            onChange={(event) => {
              const others = form.soundZones.filter((one) => one !== zone);
              onChange({ soundZones: event.currentTarget.checked ? [...others, zone] : others });
            }}
          />
          <span>{zoneName(zone)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Dots({ form, onChange }: Part) {
  return (
    <fieldset class="dots">
      <legend title={t('ledHint')}>{t('ledSize')}</legend>
      <input
        inputMode="numeric"
        aria-label={`${t('ledSize')} 1`}
        placeholder="192"
        value={form.columns}
        onInput={(event) => onChange({ columns: event.currentTarget.value.trim() })}
      />
      <span>×</span>
      <input
        inputMode="numeric"
        aria-label={`${t('ledSize')} 2`}
        placeholder="24"
        value={form.rows}
        onInput={(event) => onChange({ rows: event.currentTarget.value.trim() })}
      />
      <select
        aria-label={t('ledColours')}
        value={form.colours}
        onChange={(event) => {
          const colours = PANEL_COLOURS.find((one) => one === event.currentTarget.value);
          if (colours) onChange({ colours });
        }}
      >
        {PANEL_COLOURS.map((colours) => (
          <option key={colours} value={colours}>
            {colourWord(colours)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

function targets(view: FloorView, kind: 'counter' | 'zone' | 'kiosk'): { id: string; name: string }[] {
  if (kind === 'zone') return view.zones.map((zone) => ({ id: zone, name: zoneName(zone) }));
  if (kind === 'kiosk') return view.kiosks.map((kiosk) => ({ id: kiosk.id, name: say(kiosk.name) }));
  return byFloor(view.counters)
    .reverse()
    .flatMap(({ counters }) => counters)
    .map((counter) => ({ id: counter.id, name: counterName(say(counter.name)) }));
}

import { operate, type PlainAction } from './agent.ts';
import { t, type Word } from './words.ts';

type SwitchParts = {
  device: string;
  word: Word;
  on: boolean;
  /** What is done to switch it on, and off. */
  set: PlainAction;
  clear: PlainAction;
};

/** A trouble that lasts until it is ended. */
export function Switch({ device, word, on, set, clear }: SwitchParts) {
  return (
    <button
      type="button"
      class="switch"
      aria-pressed={on}
      onClick={() => void operate(device, { action: on ? clear : set })}
    >
      {t(word)}
    </button>
  );
}

type Pluggable = { device: string; plugged: boolean };

/** Out of its socket, and back in. */
export function PlugSwitch({ device, plugged }: Pluggable) {
  return (
    <Switch device={device} word={plugged ? 'unplug' : 'replug'} on={!plugged} set="unplug" clear="replug" />
  );
}

/** It takes its time. */
export function SlowSwitch({ device, slow }: { device: string; slow: boolean }) {
  return <Switch device={device} word="slow" on={slow} set="slow" clear="full-speed" />;
}

/** What comes from it, or reaches it, is rubbish. */
export function GarbageSwitch({ device, garbage }: { device: string; garbage: boolean }) {
  return <Switch device={device} word="garbage" on={garbage} set="garbage" clear="clear" />;
}

import type { Holder } from '../../hub/contract/holder.ts';
import type { Clock } from '../clock.ts';
import type { SampleCard } from '../dock/state.ts';
import type { CardReader } from '../reader/port.ts';
import { readLine } from '../reader/reading.ts';

/** What a vendor's program would write of each sample. */
const LINES: Readonly<Record<SampleCard, string>> = {
  'resident-card': '{"kind":"resident-card","number":"11010519491231002X","name":"张三丰"}',
  'residence-permit': '{"kind":"residence-permit","number":"810000199408230021","name":"陈大文"}',
  passport: '{"kind":"passport","number":"L898902C3","name":"ERIKSSON ANNA MARIA"}',
  'wrong-number': '{"kind":"resident-card","number":"110105194912310021","name":"张三丰"}',
  unreadable: '{"error":"no chip"}',
  garbage: '\u0002\ufffd\u001e{"kin',
};
/** How long a slow one reads, ms. */
const SLOW_MS = 4000;

/** A reader without metal (P6): somebody puts a document on it by hand. */
export interface VirtualReader extends CardReader {
  readonly asked: boolean;
  put(card: SampleCard): void;
  unplug(): void;
  replug(): void;
  readonly slow: boolean;
  slowDown(slow: boolean): void;
  onChange(listener: () => void): void;
}

export function createVirtualReader(name: string, clock: Clock): VirtualReader {
  const changes: (() => void)[] = [];
  let plugged = true;
  let slow = false;
  let tell: ((holder: Holder | null) => void) | null = null;
  const changed = () => {
    for (const listener of changes) listener();
  };
  const become = (now: boolean) => {
    plugged = now;
    changed();
  };
  return {
    name,
    get connected() {
      return plugged;
    },
    get asked() {
      return plugged && tell !== null;
    },
    onConnected: (listener) => void changes.push(listener),
    onChange: (listener) => void changes.push(listener),
    put(card) {
      const asking = tell;
      const read = () => {
        if (plugged && tell === asking) asking?.(readLine(LINES[card]));
      };
      if (slow) clock.after(SLOW_MS, read);
      else read();
    },
    get slow() {
      return slow;
    },
    slowDown(now) {
      slow = now;
      changed();
    },
    unplug: () => become(false),
    replug: () => become(true),
    read(wanted) {
      tell = wanted;
      changed();
      return () => {
        if (tell !== wanted) return;
        tell = null;
        changed();
      };
    },
    async close() {
      tell = null;
    },
  };
}

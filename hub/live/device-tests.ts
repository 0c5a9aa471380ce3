import type { DeviceTest, TestedReport } from '../contract/device-tests.ts';

/** Devices staff are trying, and what came of it. Never recorded. */
export type TestDesk = {
  /** Under an id of its own; a test still under way is not asked for twice. */
  ask(device: string, id: string): void;
  /** What this agent is to try. */
  orders(agent: string): readonly { readonly device: string; readonly id: string }[];
  told(agent: string, report: TestedReport): void;
  last(device: string): DeviceTest | null;
  onChange(listener: () => void): void;
};

/** After this nobody answers any more, ms. */
const PATIENCE = 30_000;

/** `now`: ms. */
export function createTestDesk(now: () => number): TestDesk {
  const tests = new Map<string, DeviceTest & { readonly id: string }>();
  const listeners = new Set<() => void>();
  const put = (device: string, test: DeviceTest & { readonly id: string }) => {
    tests.set(device, test);
    for (const listener of listeners) listener();
  };
  const running = (device: string) => {
    const test = tests.get(device);
    return test && test.outcome === null && now() - test.at < PATIENCE ? test : null;
  };
  return {
    ask(device, id) {
      if (!running(device)) put(device, { id, outcome: null, detail: '', at: now() });
    },
    orders: (agent) =>
      [...tests.keys()]
        .filter((device) => device.startsWith(`${agent}/`))
        .flatMap((device) => {
          const test = running(device);
          return test ? [{ device, id: test.id }] : [];
        }),
    told(agent, { id, device, outcome, detail }) {
      const full = `${agent}/${device}`;
      if (tests.get(full)?.id === id) put(full, { id, outcome, detail, at: now() });
    },
    last(device) {
      const test = tests.get(device);
      if (!test) return null;
      const { outcome, detail, at } = test;
      return outcome === null && !running(device)
        ? { outcome: 'offline', detail, at }
        : { outcome, detail, at };
    },
    onChange: (listener) => void listeners.add(listener),
  };
}

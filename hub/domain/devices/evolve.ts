import type { Evolvers } from '../evolver.ts';

/** Screens paired, devices bound, agents joining. */
export const deviceEvolvers: Evolvers<
  | 'ScreenPaired'
  | 'ScreenAssigned'
  | 'ScreenUnpaired'
  | 'DeviceBound'
  | 'DeviceShared'
  | 'DeviceForgotten'
  | 'AgentJoined'
> = {
  ScreenPaired(state, fact, recorded) {
    const { device, hash, name, assignment } = fact;
    state.devices.screens.set(device, { device, hash, name, assignment, at: recorded.at });
  },
  ScreenAssigned(state, fact) {
    const screen = state.devices.screens.get(fact.device);
    if (screen) screen.assignment = fact.assignment;
  },
  ScreenUnpaired(state, fact) {
    state.devices.screens.delete(fact.device);
  },
  DeviceBound(state, fact) {
    if (fact.to === null) state.devices.bindings.delete(fact.device);
    else state.devices.bindings.set(fact.device, fact.to);
  },
  DeviceShared(state, { device, places }) {
    if (places.length === 0) state.devices.shares.delete(device);
    else state.devices.shares.set(device, places);
  },
  DeviceForgotten(state, { device }) {
    state.devices.bindings.delete(device);
    state.devices.shares.delete(device);
  },
  AgentJoined(state, fact) {
    state.devices.runs.set(fact.agent, { run: fact.run, version: fact.version });
  },
};

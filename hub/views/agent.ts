import type { AgentView } from '../contract/views/agent.ts';
import type { LedShows } from '../contract/views/counter-sign.ts';
import type { State } from '../domain/state.ts';
import { urgentLine } from './broadcasts.ts';
import { catalogueOf, hallLine, kioskPrinter, prints, type Source } from './lines.ts';
import { callLines, counterSign, openPrompt } from './screen.ts';

/** Topic `agent`: what the devices of one agent should do (desired state). */
export function agentView(source: Source, agent: string): Omit<AgentView, 'revision' | 'now'> {
  const { state, presence } = source;
  const devices = [...(presence.agents().get(agent)?.devices.values() ?? [])];
  const boundTo = (device: string) => state.devices.bindings.get(device) ?? null;
  return {
    printers: devices
      .filter(({ kind }) => kind === 'printer' || kind === 'a4')
      .map(({ device, kind }) => ({
        device,
        jobs: placesOf(source, device).flatMap((place) => waitingJobs(state, place, kind === 'a4')),
      })),
    evaluators: devices
      .filter((device) => device.kind === 'evaluator')
      .map(({ device }) => ({ device, counter: boundTo(device), ...promptAt(source, boundTo(device)) })),
    pads: devices
      .filter((device) => device.kind === 'pad')
      .map(({ device }) => ({ device, counter: boundTo(device), lamp: lampAt(state, boundTo(device)) })),
    leds: devices
      .filter((device) => device.kind === 'led')
      .map(({ device }) => ({ device, shows: ledShows(source, boundTo(device)) })),
    readers: devices
      .filter((device) => device.kind === 'reader')
      .map(({ device }) => ({ device, ask: presence.cards.asked(boundTo(device) ?? '') })),
    learning: presence.learning.order(agent),
    forget: devices.filter(({ forgotten }) => forgotten).map(({ device }) => device),
    tests: presence.tests.orders(agent),
  };
}

/** Whose paper a printer prints now: its own place's, shared ones', and as a spare of those whose own printers cannot. */
function placesOf(source: Source, device: string): string[] {
  const { bindings, shares } = source.state.devices;
  const own = bindings.get(device);
  const shared = (shares.get(device) ?? []).filter(
    ({ to, spare }) => !spare || !prints(kioskPrinter(source, to)),
  );
  return [...(own === undefined ? [] : [own]), ...shared.map(({ to }) => to)];
}

/** Notices are for A4 printers, everything else for rolls; held jobs are for nobody yet (C12). */
function waitingJobs(state: State, place: string, a4: boolean): AgentView['printers'][number]['jobs'] {
  return (state.kioskJobs.get(place) ?? []).flatMap((id) => {
    const job = state.jobs.get(id);
    if (job?.held || (job?.document.kind === 'notice') !== a4) return [];
    return job?.state === 'waiting' ? [{ id, copy: job.copy, document: job.document }] : [];
  });
}

/** A panel tells of its counter or of its zone. */
function ledShows(source: Source, place: string | null): LedShows | null {
  if (place === null) return null;
  const found = counterSign(source, place);
  const urgent = urgentLine(source, catalogueOf(source.state).counters.get(place)?.zone ?? place);
  if (found) {
    const { place: at, state, pauseReason, number, phase, call } = found;
    return { kind: 'counter', sign: { place: at, state, pauseReason, number, phase, call }, urgent };
  }
  return { kind: 'zone', hall: hallLine(source.state).name, calls: callLines(source.state, [place]), urgent };
}

function promptAt(
  { state, now }: Source,
  counter: string | null,
): { prompt: string | null; number: string | null } {
  const open = openPrompt(
    state,
    counter === null ? null : (state.counters.get(counter)?.prompt ?? null),
    now,
  );
  return open && !open.rated ? { prompt: open.id, number: open.number } : { prompt: null, number: null };
}

function lampAt(state: State, id: string | null): AgentView['pads'][number]['lamp'] {
  const counter = id === null ? undefined : state.counters.get(id);
  if (!counter || counter.state === 'closed') return 'off';
  if (counter.state === 'paused') return 'paused';
  if (counter.current === null) return 'idle';
  return state.tickets.get(counter.current)?.state === 'called' ? 'called' : 'serving';
}

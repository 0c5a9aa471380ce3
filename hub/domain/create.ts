import type { CounterState, QueueState, State } from './state.ts';

/** The hall before its first fact. */
export function createState(): State {
  return {
    position: 0,
    at: 0,
    day: '',
    catalogue: null,
    identity: { users: new Map(), tokens: new Map(), sessions: new Map() },
    devices: { screens: new Map(), bindings: new Map(), shares: new Map(), runs: new Map() },
    webhooks: new Map(),
    tickets: new Map(),
    numbers: new Map(),
    holders: new Map(),
    counters: new Map(),
    queues: new Map(),
    prompts: new Map(),
    lateRated: new Set(),
    followUps: new Map(),
    feedback: new Map(),
    jobs: new Map(),
    passed: new Set(),
    troubledJobs: new Set(),
    kioskJobs: new Map(),
    calls: [],
    queueNews: [],
    broadcasts: [],
    helps: new Map(),
    acknowledged: new Map(),
    series: new Map(),
    outages: [],
    cases: new Map(),
    caseNumbers: new Map(),
    documentNumbers: new Map(),
    consultations: [],
    listed: { transfer: new Set(), destruction: new Set() },
    erased: new Set(),
    appointments: new Map(),
    appointmentCodes: new Map(),
    slots: new Map(),
    visits: new Map(),
  };
}

export function newCounter(id: string): CounterState {
  return {
    id,
    state: 'closed',
    clerk: null,
    by: null,
    openedAt: null,
    pausedAt: null,
    pauseReason: null,
    current: null,
    parked: [],
    idleSince: null,
    idleMs: 0,
    finished: [],
    prompt: null,
  };
}

export function newQueue(id: string): QueueState {
  return {
    id,
    last: 0,
    issuedToday: 0,
    hour: { from: 0, issued: 0 },
    waiting: [],
    lanes: new Map(),
    ended: null,
    mergedInto: null,
    extended: null,
    serviceTimes: [],
    pace: null,
    issuedBy: { ordinary: 0, priority: 0, green: 0, appointment: 0 },
  };
}

import type { Text } from '../contract/text.ts';
import type { Alert } from '../contract/views/floor.ts';
import { metAt, queueOpen, servingCounters } from '../domain/index.ts';
import { isBehind } from '../live/presence.ts';
import { caseAlerts } from './case-alerts.ts';
import { catalogueOf, kioskPrinter, type ScreenSource, type Source } from './lines.ts';
import { mediaAlerts, unpublishedAlerts } from './screen-alerts.ts';

/** What an alert is before it is known who saw it. */
type Raised = Omit<Alert, 'seenBy'>;
/** Troubles only the running hub knows: its clock, its voice. */
export type HubTroubles = () => readonly Raised[];

/** Everything staff must know now (S1); each lasts as long as its situation. */
export function alerts(source: ScreenSource, hub: HubTroubles): Alert[] {
  const raised = [
    ...hub(),
    ...helpAlerts(source),
    ...kioskAlerts(source),
    ...queueAlerts(source),
    ...counterAlerts(source),
    ...screenAlerts(source),
    ...mediaAlerts(source),
    ...unpublishedAlerts(source),
    ...agentAlerts(source),
    ...paperAlerts(source),
    ...caseAlerts(source),
    ...followUpAlerts(source),
    ...feedbackAlerts(source),
  ];
  return raised
    .map((alert) => ({ ...alert, seenBy: attendedBy(source, alert) ?? seenBy(source, alert) }))
    .sort(
      (a, b) =>
        Number(a.seenBy !== null) - Number(b.seenBy !== null) ||
        b.since - a.since ||
        a.id.localeCompare(b.id),
    )
    .slice(0, 50);
}

/**
 * E3: follow-ups that are late and still open: how many, and nothing of whom (E2), for more people see the floor than follow up. It
 * comes back unseen with every further one.
 */
function followUpAlerts({ state }: Source): Raised[] {
  const late = [...state.followUps.values()].filter(({ closed }) => closed === null);
  const since = late.map(({ overran }) => Math.max(overran.contact ?? 0, overran.remedy ?? 0));
  const overrun = since.filter((at) => at > 0);
  if (overrun.length === 0) return [];
  const kind = 'follow-up-overrun';
  const subject: Text = { zh: '差评回访', en: 'Follow-ups' };
  const detail = { followUps: overrun.length };
  return [{ id: kind, kind, level: 'late', subject, since: Math.max(...overrun), detail }];
}

/** S4: complaints and call-backs near the end of their limit, and late ones, until they are answered: how many, and nothing of whom. */
function feedbackAlerts({ state }: Source): Raised[] {
  const open = [...state.feedback.values()].filter((on) => on.days !== null && metAt(on) === null);
  const raise = (kind: 'feedback-due' | 'feedback-overrun', since: readonly number[]): Raised[] => {
    if (since.length === 0) return [];
    const subject: Text = { zh: '诉求', en: 'Feedback' };
    const level = kind === 'feedback-due' ? 'warn' : 'late';
    return [{ id: kind, kind, level, subject, since: Math.max(...since), detail: { count: since.length } }];
  };
  const due = open.flatMap(({ warned, overran }) => (warned !== null && overran === null ? [warned] : []));
  return [
    ...raise(
      'feedback-overrun',
      open.flatMap(({ overran }) => overran?.at ?? []),
    ),
    ...raise('feedback-due', due),
  ];
}

/** Acknowledged since it was raised. */
function seenBy({ state }: Source, alert: Raised): Alert['seenBy'] {
  const seen = state.acknowledged.get(alert.id);
  if (!seen || seen.at < alert.since) return null;
  const name = catalogueOf(state).staff.get(seen.person)?.name ?? { zh: seen.person, en: seen.person };
  return { name, at: seen.at };
}

/** Somebody at a kiosk asks for help (K1, W7): seen once somebody is on the way, over when they ended it. */
function helpAlerts({ state }: Source): Raised[] {
  return [...state.helps.values()].flatMap((help): Raised[] => {
    const kiosk = catalogueOf(state).kiosks.get(help.kiosk);
    if (!kiosk || help.endedAt !== null) return [];
    return [
      {
        id: `help-called:${help.id}`,
        kind: 'help-called',
        level: 'late',
        subject: kiosk.name,
        since: help.at,
        detail: { floor: kiosk.floor },
      },
    ];
  });
}

function attendedBy({ state }: Source, alert: Raised): Alert['seenBy'] {
  if (alert.kind !== 'help-called') return null;
  const attended = state.helps.get(alert.id.slice('help-called:'.length))?.attended;
  if (!attended) return null;
  const { person, at } = attended;
  return { name: catalogueOf(state).staff.get(person)?.name ?? { zh: person, en: person }, at };
}

function kioskAlerts(source: Source): Raised[] {
  return [...catalogueOf(source.state).kiosks.values()].flatMap((kiosk): Raised[] => {
    const status = kioskPrinter(source, kiosk.id);
    const { kind } = status;
    const garbled = status.kind === 'unknown' && status.why === 'garbled';
    const alert = (what: Alert['kind'], level: Alert['level']): Raised[] => [
      {
        id: `${what}:${kiosk.id}`,
        kind: what,
        level,
        subject: kiosk.name,
        since: deviceSince(source, kiosk.id),
        detail: { status: garbled ? 'garbled' : kind },
      },
    ];
    if (kind === 'no-paper') return alert('no-paper', 'late');
    if (kind === 'paper-low') return alert('paper-low', 'warn');
    if (garbled || kind === 'offline' || kind === 'cover-open' || kind === 'jam')
      return alert('printer-fault', 'late');
    return [];
  });
}

/** Since when its printer is like this. Never the time of another fact: an alert seen once stays seen. */
function deviceSince({ state, presence }: Source, boundTo: string): number {
  const name = [...state.devices.bindings].find(([, to]) => to === boundTo)?.[0];
  const device = name === undefined ? null : presence.device(name);
  if (!device) return presence.startedAt;
  const agent = presence.agents().get(device.device.split('/')[0] ?? '');
  // An agent that is gone took its devices with it.
  return agent && agent.connections === 0 ? agent.lastSeen : device.since;
}

/** T12: somebody waits, or could come, and no open counter serves the queue. Long waits beside it (W2). */
function queueAlerts({ state, now }: Source): Raised[] {
  const { queues, source } = catalogueOf(state);
  return [...queues.values()].flatMap((queue): Raised[] => {
    const waiting = state.queues.get(queue.id)?.waiting ?? [];
    const oldest = waiting.reduce(
      (least, id) => Math.min(least, state.tickets.get(id)?.issuedAt ?? now),
      now,
    );
    const raised: Raised[] = [];
    const subject: Text = queue.name;
    if (waiting.length > 0 && servingCounters(state, queue.id).length === 0) {
      raised.push({
        id: `nobody-serves:${queue.id}`,
        kind: 'nobody-serves',
        level: 'late',
        subject,
        since: oldest,
        detail: { waiting: waiting.length },
      });
    }
    const over = now - oldest - source.policy.waitRedMinutes * 60_000;
    if (waiting.length > 0 && over >= 0 && queueOpen(state, queue.id, now).open) {
      const longest = Math.floor((now - oldest) / 60_000);
      raised.push({
        id: `long-wait:${queue.id}`,
        kind: 'long-wait',
        level: 'late',
        subject,
        since: now - over,
        detail: { minutes: longest },
      });
    }
    return raised;
  });
}

/** W3: a pause past the policy's minutes; W4: the panel of a working clerk is gone. */
function counterAlerts({ state, presence, now }: Source): Raised[] {
  const { counters, source } = catalogueOf(state);
  return [...state.counters.values()].flatMap((counter): Raised[] => {
    const subject = counters.get(counter.id)?.name;
    if (!subject || counter.state === 'closed') return [];
    const raised: Raised[] = [];
    const limit = source.policy.pauseAlertMinutes * 60_000;
    if (counter.pausedAt !== null && now - counter.pausedAt >= limit) {
      const detail = { minutes: Math.floor((now - counter.pausedAt) / 60_000) };
      raised.push({
        id: `long-pause:${counter.id}`,
        kind: 'long-pause',
        level: 'late',
        subject,
        since: counter.pausedAt + limit,
        detail,
      });
    }
    if (counter.clerk !== null && !presence.connected(`person:${counter.clerk}`)) {
      const seen = presence.lastSeen(`person:${counter.clerk}`) ?? counter.openedAt ?? now;
      const since = Math.max(seen, presence.startedAt);
      // A reload or a short cut is nothing to report.
      if (now - since > 15_000) {
        raised.push({
          id: `counter-lost:${counter.id}`,
          kind: 'counter-lost',
          level: 'late',
          subject,
          since,
          detail: {},
        });
      }
    }
    return raised;
  });
}

function screenAlerts({ state, presence, now }: Source): Raised[] {
  return [...state.devices.screens.values()].flatMap((screen): Raised[] => {
    if (screen.assignment.role === 'kiosk') return [];
    const subject: Text = { zh: screen.name, en: screen.name };
    const seen = presence.lastSeen(`screen:${screen.device}`) ?? Math.max(screen.at, presence.startedAt);
    if (!presence.connected(`screen:${screen.device}`)) {
      if (now - seen < 15_000) return [];
      return [
        {
          id: `screen-lost:${screen.device}`,
          kind: 'screen-lost',
          level: 'late',
          subject,
          since: seen,
          detail: {},
        },
      ];
    }
    const health = presence.screen(screen.device);
    const raised: Raised[] = [];
    if (screen.assignment.sound && health?.soundAllowed === false) {
      raised.push({
        id: `autoplay-refused:${screen.device}`,
        kind: 'autoplay-refused',
        level: 'late',
        subject,
        since: seen,
        detail: {},
      });
    }
    if (health && isBehind(health, now)) {
      const { backlog: waiting, dropped, unspoken, behindSince } = health;
      raised.push({
        id: `voice-backlog:${screen.device}`,
        kind: 'voice-backlog',
        level: 'warn',
        subject,
        since: behindSince ?? seen,
        detail: { waiting, dropped, unspoken },
      });
    }
    return raised;
  });
}

function agentAlerts({ state, presence, now }: Source): Raised[] {
  return [...state.devices.runs.keys()].flatMap((agent): Raised[] => {
    const known = presence.agents().get(agent);
    if (known && known.connections > 0) return [];
    const since = known?.lastSeen ?? presence.startedAt;
    if (now - since < 15_000) return [];
    return [
      {
        id: `agent-lost:${agent}`,
        kind: 'agent-lost',
        level: 'late',
        subject: { zh: agent, en: agent },
        since,
        detail: {},
      },
    ];
  });
}

/** P1: an unknown outcome is never repeated by itself; staff decide. */
function paperAlerts({ state }: Source): Raised[] {
  const { kiosks } = catalogueOf(state);
  return [...state.troubledJobs].flatMap((id): Raised[] => {
    const job = state.jobs.get(id);
    const subject = job && kiosks.get(job.kiosk)?.name;
    if (!job || !subject || job.document.kind !== 'ticket') return [];
    return [
      {
        id: `print-unknown:${id}`,
        kind: 'print-unknown',
        level: 'warn',
        subject,
        since: job.at,
        detail: { number: job.document.number, state: job.state },
      },
    ];
  });
}

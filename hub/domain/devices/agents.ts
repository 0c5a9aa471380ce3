import { happened } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';

/** Agents: one per machine, each start of the program a run of its own (P7). */
export const agentHandlers: Handlers<'AgentJoined'> = {
  AgentJoined(state, command, context) {
    const { actor } = context;
    const agent = actor.kind === 'agent' ? actor.agent : '';
    const { run, version } = command;
    const known = state.devices.runs.get(agent);
    if (known?.run === run && known.version === version) return happened([]);
    const facts: Fact[] = [{ type: 'AgentJoined', agent, run, version }];
    for (const job of state.jobs.values()) {
      // What an earlier run had in hand may have been printed or not: nobody knows (P1).
      if (job.state === 'sent' && job.agent === agent && job.run !== run) {
        facts.push({ type: 'PrintReported', job: job.id, outcome: 'unknown', detail: 'agent-restarted' });
      }
    }
    return happened(facts);
  },
};

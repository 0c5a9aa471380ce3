import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { Help, State } from '../state.ts';

/** Calls for somebody to come to a kiosk (K1, W7): one open call a kiosk, attended by whom, and over. */
export const helpHandlers: Handlers<'CallHelp' | 'AttendHelp' | 'EndHelp'> = {
  CallHelp(state, _command, { actor, newId }) {
    if (actor.kind !== 'kiosk') return no('forbidden');
    const open = helpAt(state, actor.kiosk);
    if (open) return happened([], () => ({ help: open.id }));
    const help = newId();
    return happened([{ type: 'HelpCalled', help, kiosk: actor.kiosk }], () => ({ help }));
  },

  AttendHelp(state, command, { actor }) {
    const help = state.helps.get(command.help);
    if (!help || help.endedAt !== null) return no('no-such-help', { field: 'help' });
    const person = personOf(actor);
    if (person === null) return no('forbidden');
    if (help.attended?.person === person) return happened([]);
    return happened([{ type: 'HelpAttended', help: help.id, person }]);
  },

  EndHelp(state, command) {
    const help = state.helps.get(command.help);
    if (!help || help.endedAt !== null) return no('no-such-help', { field: 'help' });
    return happened([{ type: 'HelpEnded', help: help.id }]);
  },
};

export const helpEvolvers: Evolvers<'HelpCalled' | 'HelpAttended' | 'HelpEnded'> = {
  HelpCalled(state, { help, kiosk }, { at }) {
    state.helps.set(help, { id: help, kiosk, at, attended: null, endedAt: null });
  },

  HelpAttended(state, fact, { at }) {
    const help = state.helps.get(fact.help);
    if (help) help.attended = { person: fact.person, at };
  },

  HelpEnded(state, fact, { at }) {
    const help = state.helps.get(fact.help);
    if (help) help.endedAt = at;
  },
};

/** The open call of a kiosk, or null. */
export function helpAt(state: State, kiosk: string): Help | null {
  for (const help of state.helps.values()) if (help.kiosk === kiosk && help.endedAt === null) return help;
  return null;
}

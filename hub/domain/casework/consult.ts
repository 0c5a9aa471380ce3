import { happened, no } from '../decided.ts';
import { boundTo } from '../devices/binding.ts';
import type { Fact } from '../facts.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { counterOf } from '../identity/work.ts';
import { checklistDocument } from '../printing/document.ts';
import type { Context, State } from '../state.ts';

/** Consultations, on site or by phone (§3.2.3.1, S); what an item needs is printed without a case (C3). */
export const consultHandlers: Handlers<'RecordConsultation'> = {
  RecordConsultation(state, command, context) {
    const person = personOf(context.actor);
    const own = person === null ? null : counterOf(state, person);
    const counter = command.counter ?? own;
    if (counter !== null && !state.counters.has(counter)) return no('no-such-counter', { field: 'counter' });
    if (counter !== own) return no('not-your-counter', { field: 'counter' });
    const { channel, asked, told, referred, item = null } = command;
    if (item !== null && !state.catalogue?.items.has(item)) return no('no-such-item', { field: 'item' });
    const sheet = command.print && item !== null ? sheetAt(state, item, counter, context) : null;
    const answered = { asked, told, ...(referred !== undefined && { referred }) };
    return happened(
      [{ type: 'ConsultationRecorded', counter, channel, item, ...answered }, ...(sheet ? [sheet] : [])],
      () => ({ job: sheet?.job ?? null }),
    );
  },
};

/** The list of the item's materials at the counter's printer; null when none is bound there. */
function sheetAt(state: State, itemId: string, counter: string | null, context: Context) {
  const { catalogue } = state;
  const item = catalogue?.items.get(itemId);
  if (!catalogue || !item || counter === null || !printsAt(state, counter, context)) return null;
  const document = checklistDocument(catalogue, item, 'zh', context.now);
  return {
    type: 'PrintRequested',
    job: context.newId(),
    kiosk: counter,
    document,
    copy: 0,
    again: null,
  } as const satisfies Fact;
}

function printsAt(state: State, counter: string, context: Context): boolean {
  return boundTo(state, counter).some(
    (device) => context.knownDevices.find((known) => known.device === device)?.kind === 'printer',
  );
}

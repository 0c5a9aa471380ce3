import type { Evolvers } from '../evolver.ts';

export const ratingEvolvers: Evolvers<'Rated'> = {
  Rated(state, fact, recorded) {
    const prompt = state.prompts.get(fact.prompt);
    // A paper card for the visit of another day (E4).
    if (!prompt) {
      state.lateRated.add(fact.prompt);
      return;
    }
    const { level, reasons, text, source } = fact;
    prompt.rating = { level, reasons, text, source, at: recorded.at };
    const counter = state.counters.get(prompt.counter);
    if (counter?.prompt === prompt.id && prompt.next !== null) counter.prompt = prompt.next;
  },
};

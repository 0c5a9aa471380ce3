import * as v from 'valibot';
import { type Catalogue, CatalogueSchema } from '../../hub/contract/catalogue.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import type { RefusalCode } from '../../hub/contract/refusals.ts';
import type { Case } from '../../hub/domain/casework/case.ts';
import type { Fact } from '../../hub/domain/facts.ts';
import { allowedCaseActions } from '../../hub/domain/index.ts';
import { Hall, HOUR, one, person } from '../domain/given.ts';
import { hallData } from '../domain/hall.ts';

/** A small hall with casework: an item of each kind, a back office, three departments asked about a joint case. */

const text = (word: string) => ({ zh: word, en: word });

function staff(id: string, department: string | null, roles: string[], counters: string[] = []) {
  const { post, duties } = { post: text('post'), duties: text('duties') };
  return { id, name: text(id), department, post, duties, photo: null, partyMember: false, roles, counters };
}

export function caseworkData() {
  const data = hallData();
  const [plain] = data.items;
  const material = (word: string) => ({ name: text(word), form: 'original', copies: 1 });
  const committed = {
    ...plain,
    kind: 'committed',
    statutoryDays: 20,
    promisedDays: 10,
    materials: [material('form'), material('plan'), material('map')],
  };
  const items = [
    ...data.items,
    {
      ...committed,
      id: 'shop-licence',
      name: text('shop licence'),
      casework: { licence: text('licence'), formalDecision: true, isLicence: true, supplementDays: 10 },
    },
    { ...committed, id: 'quota', name: text('quota'), casework: { approval: 'counter' } },
    {
      ...committed,
      id: 'first-check',
      name: text('first check'),
      casework: {
        steps: [
          { id: 'review', kind: 'review', post: text('review'), days: 2 },
          {
            id: 'province',
            kind: 'superior',
            post: text('province'),
            days: 5,
            authority: text('province'),
            responsible: 'zheng',
          },
          { id: 'approval', kind: 'approval', post: text('approval'), days: 1 },
        ],
      },
    },
    {
      ...committed,
      id: 'project',
      name: text('project'),
      kind: 'joint',
      casework: {
        joint: [
          { department: 'land', days: 3 },
          { department: 'fire', days: 4 },
          { department: 'health', days: 5 },
        ],
      },
    },
  ];
  const uses = ['receipt', 'negative-filing', 'commitment-letter'];
  return {
    ...data,
    departments: [
      ...data.departments.map((each) => (each.id === 'tax' ? { ...each, word: '税', uses } : each)),
      { id: 'fire', name: text('Fire'), short: text('Fire'), phone: '3' },
      { id: 'health', name: text('Health'), short: text('Health'), phone: '4' },
    ],
    items,
    staff: [
      ...data.staff,
      staff('shen', 'tax', ['reviewer']),
      staff('zhun', 'tax', ['approver', 'reviewer']),
      staff('zheng', 'tax', ['chief']),
      staff('tu', 'land', ['reviewer']),
      staff('huo', 'fire', ['clerk']),
      staff('wei', 'health', ['approver']),
      staff('dai', null, ['agent']),
    ],
  };
}

export function caseworkCatalogue(policy: Record<string, unknown> = {}): Catalogue {
  const data = caseworkData();
  return v.parse(CatalogueSchema, { ...data, policy: { ...data.policy, ...policy } });
}

const CATALOGUE = caseworkCatalogue();

export const DAY = 24 * HOUR;
export const ZHANG = {
  kind: 'person',
  name: '张三',
  idKind: 'resident-card',
  idNumber: '11010519491231002X',
} as const;

export type Short = CommandInput extends infer C
  ? C extends { case: string }
    ? Omit<C, 'case'>
    : never
  : never;

/** A hall in which clerk li works counter w1, with one case under the hands of the test. */
export class Casework extends Hall {
  /** The case last received. */
  id = '';

  constructor(catalogue: Catalogue = CATALOGUE) {
    super(catalogue);
    this.open('li', 'w1');
  }

  get on(): Case {
    const on = this.state.cases.get(this.id);
    if (!on) throw new Error(`no case ${this.id}`);
    return on;
  }

  /** Serves a ticket at w1, so that a case can start from it. */
  serving(): this {
    this.issue('a');
    this.next('li', 'w1');
    this.must(person('li'), { type: 'StartService', counter: 'w1' });
    return this;
  }

  /** A case received from a served ticket. */
  received(item: string, more: Partial<CommandInput & { type: 'ReceiveCase' }> = {}): this {
    if (this.state.counters.get('w1')?.current === null) this.serving();
    const facts = this.must(person('li'), { type: 'ReceiveCase', item, applicant: ZHANG, ...more });
    this.id = one(facts, 'CaseReceived').case;
    return this;
  }

  /** Something about this case that must be accepted. */
  does(who: string, command: Short): readonly Fact[] {
    return this.must(person(who), { ...command, case: this.id } as CommandInput);
  }

  /** The code with which it is refused; null when it was accepted. */
  refuses(who: string, command: Short): RefusalCode | null {
    return this.refusal(person(who), { ...command, case: this.id } as CommandInput);
  }

  allowed(who: string): string[] {
    return [...allowedCaseActions(this.state, this.on, who, this.now)].sort();
  }

  /** Every material as said; all present when nothing is. */
  checked(state: 'present' | 'missing' = 'present'): this {
    const materials = this.on.materials.map((_, index) => ({ index, state }));
    this.does('li', { type: 'CheckMaterials', materials });
    return this;
  }

  accepted(item: string): this {
    this.received(item).checked().does('li', { type: 'AcceptCase' });
    return this;
  }

  reviewed(result: 'agree' | 'disagree' = 'agree'): this {
    this.does('shen', { type: 'ReceiveStep' });
    this.does('shen', { type: 'FinishStep', result, opinion: 'seen' });
    return this;
  }

  decided(outcome: 'approved' | 'denied' = 'approved'): this {
    this.does('zhun', { type: 'ReceiveStep' });
    this.does('zhun', { type: 'DecideCase', outcome, reasons: ['too small'], licence: 'L-1' });
    return this;
  }

  /** Every paper of the case on the clerk's table. */
  printed(): this {
    for (const { notice } of this.on.notices) {
      this.does('li', { type: 'PrintNotice', notice, browser: true } as Short);
      this.does('li', { type: 'ConfirmNotice', notice, printed: true } as Short);
    }
    return this;
  }
}

export function kinds(facts: readonly Fact[]): string[] {
  return facts.map((fact) => (fact.type === 'NoticeIssued' ? fact.kind : fact.type));
}

import type { Catalogue, Session } from '../../contract/catalogue.ts';
import type { CatalogueProblem } from './check.ts';
import { feeProblems } from './fees.ts';
import { floorPlans } from './floors.ts';
import { themeProblems } from './themes.ts';

/** What a schema cannot see: that ids are unique, that what is named exists, that times follow each other. */
export function references(catalogue: Catalogue): CatalogueProblem[] {
  return [
    ...uniqueIds(catalogue),
    ...uniqueLetters(catalogue),
    ...queueTimes(catalogue),
    ...personQuotas(catalogue),
    ...items(catalogue),
    ...counters(catalogue),
    ...feeProblems(catalogue),
    ...themeProblems(catalogue),
    ...floorPlans(catalogue),
    ...staff(catalogue),
    ...calendar(catalogue),
  ];
}

/** Every entry whose `key` was there before. */
function repeated<T>(list: readonly T[], key: (entry: T) => string): { index: number; key: string }[] {
  const seen = new Set<string>();
  return list.flatMap((entry, index) => {
    const value = key(entry);
    if (seen.has(value)) return [{ index, key: value }];
    seen.add(value);
    return [];
  });
}

function uniqueIds(catalogue: Catalogue): CatalogueProblem[] {
  const parts = [
    'departments',
    'queues',
    'items',
    'elsewhere',
    'counters',
    'kiosks',
    'staff',
    'notices',
  ] as const;
  const problems = parts.flatMap((part) => {
    const list: readonly { readonly id: string }[] = catalogue[part];
    return repeated(list, (entry) => entry.id).map(({ index, key }) => ({
      path: `${part}.${index}.id`,
      message: `${key} is there twice`,
    }));
  });
  const counterIds = new Set(catalogue.counters.map((counter) => counter.id));
  // Devices are bound to a kiosk or a counter by one id.
  const both = catalogue.kiosks.flatMap((kiosk, i) =>
    counterIds.has(kiosk.id)
      ? [{ path: `kiosks.${i}.id`, message: `${kiosk.id} is also the id of a counter` }]
      : [],
  );
  return [...problems, ...both];
}

function uniqueLetters({ queues }: Catalogue): CatalogueProblem[] {
  const letters = new Set(queues.map((queue) => queue.letter));
  const papers = queues.flatMap(({ paper }, index) => (paper ? [{ letter: paper.letter, index }] : []));
  return [
    ...repeated(queues, (queue) => queue.letter).map(({ index, key }) => ({
      path: `queues.${index}.letter`,
      message: `${key} is the letter of another queue (T1)`,
    })),
    // Pre-printed numbers can never be issued ones (T15).
    ...papers
      .filter(
        ({ letter, index }) =>
          letters.has(letter) || papers.some((other) => other.index < index && other.letter === letter),
      )
      .map(({ letter, index }) => ({
        path: `queues.${index}.paper.letter`,
        message: `${letter} is the letter of another series (T15)`,
      })),
  ];
}

/** A quota per person needs to know the person. */
function personQuotas({ queues }: Catalogue): CatalogueProblem[] {
  return queues.flatMap(({ personQuota, realName = 'off' }, i) =>
    (personQuota ?? null) !== null && realName === 'off'
      ? [
          {
            path: `queues.${i}.personQuota`,
            message: 'a quota per person needs realName optional or required (T9, K6)',
          },
        ]
      : [],
  );
}

function queueTimes({ queues }: Catalogue): CatalogueProblem[] {
  return queues.flatMap((queue, i) =>
    queue.sessions.flatMap((session, j) =>
      sessionProblems(session, queue.sessions[j - 1]).map((message) => ({
        path: `queues.${i}.sessions.${j}`,
        message,
      })),
    ),
  );
}

function sessionProblems(session: Session, before: Session | undefined): string[] {
  const problems: string[] = [];
  if (session.to <= session.from) problems.push('ends before it begins');
  if (session.lastTicket <= session.from || session.lastTicket > session.to) {
    problems.push('the last ticket is not within the session');
  }
  if (before && session.from < before.to) problems.push('begins before the session above it ends');
  return problems;
}

function items(catalogue: Catalogue): CatalogueProblem[] {
  const departments = idsOf(catalogue.departments);
  const queues = idsOf(catalogue.queues);
  return catalogue.items.flatMap((item, i) => [
    ...missing(departments, item.department, `items.${i}.department`, 'department'),
    ...missing(queues, item.queue, `items.${i}.queue`, 'queue'),
  ]);
}

function counters(catalogue: Catalogue): CatalogueProblem[] {
  const queues = idsOf(catalogue.queues);
  return catalogue.counters.flatMap((counter, i) => [
    ...counter.queues.flatMap((queue, j) => missing(queues, queue, `counters.${i}.queues.${j}`, 'queue')),
    ...repeated(counter.queues, (queue) => queue).map(({ index, key }) => ({
      path: `counters.${i}.queues.${index}`,
      message: `${key} is there twice`,
    })),
    ...counter.helping.flatMap(({ queue }, j) => [
      ...missing(queues, queue, `counters.${i}.helping.${j}.queue`, 'queue'),
      ...(counter.queues.includes(queue)
        ? [{ path: `counters.${i}.helping.${j}.queue`, message: `${queue} is its own queue already` }]
        : []),
    ]),
    ...repeated(counter.helping, (entry) => entry.queue).map(({ index, key }) => ({
      path: `counters.${i}.helping.${index}.queue`,
      message: `${key} is there twice`,
    })),
  ]);
}

function staff(catalogue: Catalogue): CatalogueProblem[] {
  const departments = idsOf(catalogue.departments);
  const counterIds = idsOf(catalogue.counters);
  return catalogue.staff.flatMap((person, i) => [
    ...(person.department === null
      ? []
      : missing(departments, person.department, `staff.${i}.department`, 'department')),
    ...person.counters.flatMap((counter, j) =>
      missing(counterIds, counter, `staff.${i}.counters.${j}`, 'counter'),
    ),
  ]);
}

function calendar({ calendar: { closed, worked }, notices }: Catalogue): CatalogueProblem[] {
  const shut = new Set(closed);
  return [
    ...worked.flatMap((date, i) =>
      shut.has(date) ? [{ path: `calendar.worked.${i}`, message: `${date} is also a closed day` }] : [],
    ),
    ...notices.flatMap(({ from, to }, i) =>
      from !== null && to !== null && to < from
        ? [{ path: `notices.${i}.to`, message: 'ends before it begins' }]
        : [],
    ),
  ];
}

function idsOf(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map((entry) => entry.id));
}

function missing(known: ReadonlySet<string>, id: string, path: string, what: string): CatalogueProblem[] {
  return known.has(id) ? [] : [{ path, message: `there is no ${what} ${id}` }];
}

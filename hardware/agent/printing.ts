import * as v from 'valibot';
import { type PrintDocument, PrintDocumentSchema } from '../../hub/contract/print.ts';
import type { AgentView } from '../../hub/contract/views/agent.ts';
import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { entryOf } from './names.ts';
import type { Session } from './session.ts';

export type PrintOutcome = 'printed' | 'failed' | 'unknown' | 'not-sent';

/** What printing needs of a printer. */
export interface AgentPrinter {
  readonly name: string;
  /** Rolls unless it says so. */
  readonly kind?: 'a4';
  /**
   * `not-sent`: no byte had left. Never throws for what printers do. Everything up to the first byte is done at once; that one
   * waits for `claimed`, and without it (false) nothing is sent.
   */
  print(
    document: PrintDocument,
    copy: number,
    claimed: Promise<boolean>,
  ): Promise<{ readonly outcome: PrintOutcome; readonly detail?: string | null }>;
  /** A page that shows width and characters, for staff who try it. */
  testPage(): Promise<{ readonly outcome: PrintOutcome; readonly detail?: string | null }>;
  status(): PrinterStatus;
  onStatus(listener: (status: PrinterStatus) => void): void;
}

type Job = AgentView['printers'][number]['jobs'][number];

/** After `not-sent`, before the same printer tries again, ms. */
const REST_MS = 2000;
/** A claim may take this long, ms, while its printer is held ready; then the printer is let go, and got ready again. */
const HELD_MS = 1000;
/** Jobs remembered so that none is printed twice, whatever the hub lists. */
const REMEMBERED = 2000;

/**
 * Claims waiting jobs, prints, reports. While a claim is on its way the paper is laid out and the printer asked how it is: a
 * visitor stands there. A job handed to a printer is never handed out again by this process; if the process
 * dies in between, its next run tells the hub, which calls the job unknown (P1).
 */
export function startPrinting(parts: {
  readonly session: Session;
  readonly printers: readonly AgentPrinter[];
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}): void {
  for (const printer of parts.printers) {
    const pump = printerWorker(printer, parts);
    parts.session.onChange(pump);
    printer.onStatus(pump);
  }
}

function printerWorker(
  printer: AgentPrinter,
  { session, newId, clock, log }: Parameters<typeof startPrinting>[0],
): () => void {
  /** Given to the printer, or about to be: never again. */
  const taken = new Set<string>();
  /** Claims refused: left alone as long as the view still lists them. */
  const refused = new Set<string>();
  let busy = false;
  let resting = false;

  const jobs = (): readonly Job[] => entryOf(session.view?.printers ?? [], printer.name)?.jobs ?? [];
  const pump = () => {
    const listed = jobs();
    for (const id of refused) if (!listed.some((job) => job.id === id)) refused.delete(id);
    if (busy || resting || !session.joined || !canPrint(printer.status())) return;
    const job = listed.find(({ id }) => !taken.has(id) && !refused.has(id));
    if (!job) return;
    busy = true;
    void work(job).finally(() => {
      busy = false;
      pump();
    });
  };
  const work = async (job: Job) => {
    remember(taken, job.id);
    const claiming = session.deliver({ type: 'ClaimPrint', job: job.id }, newId());
    const claimed = within(
      HELD_MS,
      claiming.then((claim) => claim?.ok ?? false),
      clock,
    );
    const printing = print(printer, job, claimed);
    const claim = await claiming;
    if (claim === null) return;
    if (!claim.ok) {
      taken.delete(job.id);
      refused.add(job.id);
      log.info({ printer: printer.name, job: job.id, refusal: claim.refusal.code }, 'job not claimed');
      return;
    }
    const { outcome, detail } = await ((await claimed)
      ? printing
      : print(printer, job, Promise.resolve(true)));
    log.info({ printer: printer.name, job: job.id, outcome, detail }, 'print job done');
    const told = await session.deliver(
      { type: 'ReportPrint', job: job.id, outcome, ...(detail && { detail: detail.slice(0, 300) }) },
      newId(),
    );
    if (told && !told.ok) log.warn({ job: job.id, refusal: told.refusal.code }, 'outcome not taken');
    if (outcome === 'not-sent') restBefore(job.id);
  };
  const restBefore = (id: string) => {
    taken.delete(id);
    resting = true;
    clock.after(REST_MS, () => {
      resting = false;
      pump();
    });
  };
  return pump;
}

function canPrint(status: PrinterStatus): boolean {
  return status.kind === 'ready' || status.kind === 'paper-low' || status.kind === 'unknown';
}

async function print(
  printer: AgentPrinter,
  job: Job,
  claimed: Promise<boolean>,
): Promise<{ outcome: PrintOutcome; detail: string | null }> {
  const document = v.safeParse(PrintDocumentSchema, job.document);
  if (!document.success) {
    const field = v.getDotPath(document.issues[0]) ?? 'document';
    return { outcome: 'failed', detail: `the document cannot be laid out: ${field}` };
  }
  try {
    const { outcome, detail } = await printer.print(document.output, job.copy, claimed);
    return { outcome, detail: detail ?? null };
  } catch (error) {
    // Bytes may have left: only staff can know.
    return { outcome: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What is told within `ms`, else false. */
function within(ms: number, told: Promise<boolean>, clock: Clock): Promise<boolean> {
  return new Promise((done) => {
    const cancel = clock.after(ms, () => done(false));
    void told.then((answer) => {
      cancel();
      done(answer);
    });
  });
}

function remember(taken: Set<string>, id: string): void {
  taken.add(id);
  for (const oldest of taken) {
    if (taken.size <= REMEMBERED) return;
    taken.delete(oldest);
  }
}

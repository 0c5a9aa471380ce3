import type { CaseView } from '../../../hub/contract/case-views.ts';
import type { Applicant, MaterialState, NoticeKind } from '../../../hub/contract/casework.ts';
import type { TestHub } from '../support/hub.ts';
import { pdfText } from '../support/pdf.ts';
import { type Raw, raw } from '../support/raw.ts';

/** Somebody of the hall, signed in at a page as a browser would be. */
export type Member = {
  /** Does something; throws what it was refused with. */
  does(command: Readonly<Record<string, unknown>>): Promise<Done>;
  /** Code of the refusal; `done` when there was none. */
  refusedTo(command: Readonly<Record<string, unknown>>): Promise<string>;
  /** The case as this person sees it. */
  sees(id: string): Promise<CaseView>;
  /** Text of a page printed of the case's last notice of this kind, as it comes over HTTP. */
  reads(id: string, kind: NoticeKind): Promise<string>;
};
type Done = { readonly case: string; readonly number: string; readonly state: string };

export async function signedIn(hall: TestHub, person: string): Promise<Member> {
  const cookie = await hall.signIn(person);
  const page = await raw(hall.origin, '/counter', { cookie });
  const sees = (id: string) => look(page, id);
  return {
    sees,
    async does(command) {
      const reply = await page.command(command);
      if (!reply.ok) throw new Error(`${person} ${command.type}: ${JSON.stringify(reply.refusal)}`);
      return reply.answer as Done;
    },
    async refusedTo(command) {
      const reply = await page.command(command);
      return reply.ok ? 'done' : reply.refusal.code;
    },
    async reads(id, kind) {
      const notice = (await sees(id)).notices.findLast((one) => one.kind === kind);
      if (!notice) throw new Error(`the case has no ${kind}`);
      const response = await fetch(`${hall.origin}/notices/${id}/${notice.id}.pdf`, { headers: { cookie } });
      if (response.headers.get('content-type') !== 'application/pdf')
        throw new Error(`${response.status} ${await response.text()}`);
      return pdfText(new Uint8Array(await response.arrayBuffer()));
    },
  };
}

async function look(page: Raw, id: string): Promise<CaseView> {
  const topic = `case:${id}`;
  const reply = await page.send('follow', { topic });
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
  await page.send('unfollow', { topic });
  return reply.answer as CaseView;
}

/** Takes a ticket for the item, calls it at the counter and begins to serve it. */
export async function serve(clerk: Member, counter: string, item: string): Promise<void> {
  await clerk.refusedTo({ type: 'OpenCounter', counter });
  await clerk.does({ type: 'IssueTicket', item });
  await clerk.does({ type: 'CallNext', counter });
  await clerk.does({ type: 'StartService', counter });
}

/** Takes in an application; answers the case's id. */
export async function receive(
  clerk: Member,
  counter: string,
  item: string,
  applicant: Partial<Applicant>,
): Promise<string> {
  const known = { kind: 'legal-person', name: '安澜区惠民大药房有限公司', ...applicant };
  return (await clerk.does({ type: 'ReceiveCase', counter, item, applicant: known })).case;
}

/** Checks the whole list: every material in this state, save those named otherwise. */
export async function check(
  clerk: Member,
  id: string,
  state: MaterialState,
  otherwise: Readonly<Record<number, MaterialState>> = {},
): Promise<void> {
  const { materials } = await clerk.sees(id);
  const checked = materials.map((_, index) => ({ index, state: otherwise[index] ?? state }));
  await clerk.does({ type: 'CheckMaterials', case: id, materials: checked });
}

/** The file at its next post: taken over, and sent on with what was found. */
export async function review(
  person: Member,
  id: string,
  opinion: string,
  result: 'agree' | 'disagree' = 'agree',
): Promise<void> {
  await person.does({ type: 'ReceiveStep', case: id });
  await person.does({ type: 'FinishStep', case: id, result, opinion });
}

/** From the decision to the applicant's hands, by the accepting clerk. */
export async function handOver(
  clerk: Member,
  id: string,
  more: { secondCopy?: boolean } = {},
): Promise<void> {
  await clerk.does({ type: 'CheckResult', case: id });
  await clerk.does({ type: 'NotifyApplicant', case: id, way: 'phone' });
  await clerk.does({ type: 'DeliverCase', case: id, to: '李四', ...more });
}

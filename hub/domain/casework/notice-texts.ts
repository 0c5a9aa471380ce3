import type { NoticeKind } from '../../contract/casework.ts';
import type { State } from '../state.ts';
import { NOTICES } from './notice-kinds.ts';

/** The product's own texts, in the syntax of notice-template.ts. A hall writes others in its catalogue (`noticeTexts`). */

const REMEDY =
  '如不服本决定，可以自收到之日起六十日内到{reviewCounter}申请行政复议，也可以自收到之日起六个月内依法向人民法院提起行政诉讼。';
const ASK = '办理中有疑问，请拨打{departmentPhone}咨询。';

const TEXTS: Readonly<Record<NoticeKind, string>> = {
  'told-once': `@{applicant}：
{you}于{received}提交的“{item}”申请（办件编号{caseNumber}），经核对，材料不齐全或者不符合法定形式。现将需要补正的全部内容一次性告知如下：
{#missing}
请于**{due}**前持本告知单将上述材料送到{counter}。逾期未补正的，本次申请终结，材料备齐后可以重新申请。
${ASK}`,
  'not-accepted': `@{applicant}：
{you}于{received}提出的“{item}”申请（办件编号{caseNumber}）收悉。经审查，{reason}，现决定**不予受理**。
理由：{explanation}
依据：{legalBasis}
?该事项请到{rightPlace}办理。
${REMEDY}`,
  'negative-filing': `@{applicant}：
{you}于{received}到本窗口申请办理“{item}”（办件编号{caseNumber}）。经当场核对，{reason}，不能办理，特此备案告知。
理由：{explanation}
依据：{legalBasis}
?该事项请到{rightPlace}办理。
${REMEDY}`,
  receipt: `@{applicant}：
{you}于{received}提交的“{item}”申请材料已经收到（办件编号{caseNumber}），清单如下：
{#materials}
本通知书只证明材料已经收到。是否受理，或者还须补正哪些材料，将在收到之日起五个工作日内一次告知；逾期不告知的，自收到之日起即为受理。
${ASK}`,
  acceptance: `@{applicant}：
{you}于{received}提交的“{item}”申请（办件编号{caseNumber}），材料齐全，符合法定形式，现予受理。收到材料如下：
{#materials}
本事项法定时限{statutoryDays}个工作日，承诺{promisedDays}个工作日办结，自受理次日起计算，**最迟于{due}下班前办结**。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计入时限，将另行书面告知。
办结后，请持本通知书和经办人身份证件到{counter}领取办理结果。`,
  'work-order': `@各承办岗位：
{applicant}申请办理的“{item}”（办件编号{caseNumber}）已于{today}受理，请按下列岗位和时限办理：
{#steps}
本件**最迟于{due}下班前办结**。每一岗位办毕，须在本岗位时限内将案卷连同文书传递单送交下一岗位；末一岗位办毕，将结果送回{counter}。`,
  'joint-acceptance': `@{applicant}：
{you}于{received}提交的“{item}”申请（办件编号{caseNumber}），材料齐全，符合法定形式，现予受理，由{department}牵头并联审批。收到材料如下：
{#materials}
本事项法定时限{statutoryDays}个工作日，承诺{promisedDays}个工作日办结，自受理次日起计算，**最迟于{due}下班前办结**。依法不计入时限的，将另行书面告知。
办结后，请持本通知书和经办人身份证件到{counter}领取办理结果。`,
  'joint-work-order': `@各相关部门：
{applicant}申请办理的“{item}”（办件编号{caseNumber}）已于{today}受理，由{department}牵头并联审批。申请材料随本通知书同时送达，请各部门在下列期限内答复：
{#departments}
全部答复后，由牵头窗口（{counter}）作出决定，**最迟于{due}下班前办结**。`,
  'commitment-letter': `@{applicant}：
{you}申请办理的“{item}”（办件编号{caseNumber}）已于{today}受理。{department}郑重承诺：
本件在{promisedDays}个工作日内办结，**最迟于{due}下班前**将结果告知{you}。逾期未办结的，经办人和负责人当面致歉并说明原因。
监督举报电话：{complaintPhone}。
本承诺书一式两份，一份交申请人，一份存案卷。领取结果时，请申请人在存卷的一份上注明“已办结”并签名。
申请人（签名）：　　　　　　　　　　　日期：`,
  'hand-over-slip': `“{item}”（办件编号{caseNumber}）的案卷由{fromPost}送交{toPost}，请在**{due}**前办毕。
收到案卷时请核对材料是否齐全，再盖章。
!送出岗位：{fromPost}
!接收岗位：{toPost}`,
  denial: `@{applicant}：
{you}于{received}提交的“{item}”申请（办件编号{caseNumber}），经审查不予批准，现予退办。全部理由如下：
{#reasons}
依据：{legalBasis}
${REMEDY}
请到{counter}领回申请材料。`,
  extension: `@{applicant}：
{you}申请办理的“{item}”（办件编号{caseNumber}），因{reason}，不能在承诺的时限内办结。经批准，延长{days}个工作日，**最迟于{due}下班前办结**。给{you}带来不便，谨致歉意。
${ASK}`,
  suspension: `@{applicant}：
{you}申请办理的“{item}”（办件编号{caseNumber}），依法需要进行{reason}，自{from}起所需时间不计入办理时限。
说明：{explanation}
完成后继续计算时限，并书面告知新的办结日期。
${ASK}`,
  'supplement-lapsed': `@{applicant}：
{you}申请办理的“{item}”（办件编号{caseNumber}），应于{due}前补正下列材料，至今没有收到：
{#missing}
本次申请现予终结。材料备齐后，可以随时重新申请，我们将继续为{you}服务。
${ASK}`,
  'approval-decision': `@{applicant}：
{you}于{received}提交的“{item}”申请（办件编号{caseNumber}），经审查符合法定条件，现决定**准予审批**。
?证照（文件）编号：{licence}。
依据：{legalBasis}
请持本决定书和经办人身份证件到{counter}领取办理结果。`,
  'denial-decision': `@{applicant}：
{you}于{received}提交的“{item}”申请（办件编号{caseNumber}），经审查不符合法定条件，现决定**不予审批**。全部理由如下：
{#reasons}
依据：{legalBasis}
${REMEDY}`,
};

/** Title and text of a kind in this hall: the hall's own, else the product's. */
export function noticeText(
  state: State,
  kind: NoticeKind,
): { readonly title: string; readonly body: string } {
  const own = state.catalogue?.source.noticeTexts?.[kind];
  return { title: own?.title ?? NOTICES[kind].title.zh, body: own?.body ?? TEXTS[kind] };
}

import { LINK_REFUSALS } from './link-refusals.ts';
import type { Text } from './text.ts';

/** Every refusal's sentence: what happened, and what the reader can do. Codes never change. */
export const REFUSALS = {
  // the message itself
  malformed: { zh: '消息格式不对，请检查所指字段。', en: 'The message is malformed; check the field named.' },
  'too-large': { zh: '消息太大，未处理。', en: 'The message is too large and was not processed.' },
  'too-many-requests': { zh: '请求太频繁，请稍后再试。', en: 'Too many requests; try again shortly.' },
  unauthorised: {
    zh: '尚未登录或登录已失效，请重新登录。',
    en: 'You are not signed in, or your sign-in has ended; sign in again.',
  },
  forbidden: { zh: '您的角色不能做这件事，请找主管。', en: 'Your role may not do this; ask the supervisor.' },
  'wrong-protocol': {
    zh: '页面版本与主机不一致，请刷新页面。',
    en: 'This page and the hub speak different versions; reload the page.',
  },
  'id-reused': {
    zh: '同一请求编号带来了不同内容，未处理。',
    en: 'This request id was already used for something else; nothing was done.',
  },
  'not-recorded': {
    zh: '主机没能记录，这次操作没有生效，请再试一次。',
    en: 'The hub could not record this; nothing happened. Try again.',
  },
  'hub-stopping': { zh: '主机正在停止，请稍后再试。', en: 'The hub is stopping; try again shortly.' },
  ...LINK_REFUSALS,
  'clock-jumped': {
    zh: '主机时钟发生跳变，请主管确认时间。',
    en: 'The hub clock jumped; a supervisor must confirm the time.',
  },
  // finding things
  'no-such-queue': { zh: '没有这个队列。', en: 'There is no such queue.' },
  'no-such-item': { zh: '没有这个事项。', en: 'There is no such item.' },
  'no-such-ticket': { zh: '今天没有这个号。', en: 'There is no such ticket today.' },
  'no-such-counter': { zh: '没有这个窗口。', en: 'There is no such counter.' },
  'no-such-kiosk': { zh: '没有这台取号机。', en: 'There is no such kiosk.' },
  'no-such-place': { zh: '没有这个办理地点。', en: 'There is no such place.' },
  'no-such-person': { zh: '没有这个人员。', en: 'There is no such person.' },
  'no-such-device': {
    zh: '没有这台设备；请先启动它的代理程序。',
    en: 'There is no such device; start its agent first.',
  },
  'ambiguous-device': {
    zh: '多个代理都有这台设备，请写成“代理/设备”。',
    en: 'Several agents have a device of that name; write agent/device.',
  },
  'not-a-printer': {
    zh: '只有打印机能替别处打印。',
    en: 'Only a printer can print for another place.',
  },
  'not-learned': {
    zh: '这台设备写在代理程序的 agent.json 里，请在那里删去后重启代理。',
    en: 'This device stands in its agent’s agent.json; take it out there and start the agent anew.',
  },
  'agent-away': {
    zh: '这台设备的代理程序现在没有连上，连上后再试。',
    en: 'The agent of this device is not connected now; try again once it is.',
  },
  'place-twice': {
    zh: '这个地方已经列出，或就是它绑定的地方。',
    en: 'This place is named already, or is the one it is bound to.',
  },
  'no-such-prompt': {
    zh: '没有这次评议，或已经结束。',
    en: 'There is no such rating prompt, or it has ended.',
  },
  'no-such-job': { zh: '没有这个打印任务。', en: 'There is no such print job.' },
  'no-such-token': { zh: '没有这个令牌。', en: 'There is no such token.' },
  'no-such-webhook': { zh: '没有这个推送地址。', en: 'There is no such webhook.' },
  'too-many-webhooks': {
    zh: '推送地址太多，请先删去不用的。',
    en: 'There are too many webhooks; remove those that are no longer used.',
  },
  'no-such-alert': { zh: '这条提醒已经解除。', en: 'This alert is already over.' },
  'no-such-media': { zh: '媒体文件夹里没有这个文件。', en: 'There is no such file in the media folder.' },
  'no-such-phrase': {
    zh: '叫号用不到这句话，请在列表里选。',
    en: 'No call needs this phrase; choose one of the list.',
  },
  'bad-recording': {
    zh: '录音要是 22050 赫兹、16 位、单声道的 WAV，请用本页录音或导入。',
    en: 'A recording must be a WAV of 22,050 Hz, 16 bits, mono; record or import it on this page.',
  },
  'recording-silent': {
    zh: '没有听到声音，请靠近话筒再读一遍。',
    en: 'Nothing was heard; move closer to the microphone and read it again.',
  },
  'recording-overdriven': {
    zh: '声音太大，录破了；请离话筒远一点再读一遍。',
    en: 'Too loud, the recording is distorted; move away from the microphone and read it again.',
  },
  'recording-long': {
    zh: '一句最长 15 秒，请只读这一句。',
    en: 'A phrase takes at most 15 seconds; read this one alone.',
  },
  'no-such-announcement': { zh: '没有这次播报。', en: 'There is no such announcement.' },
  'wrong-code': {
    zh: '配对码不对或已过期，请看屏幕上的新码。',
    en: 'The pairing code is wrong or has expired; read the new one from the screen.',
  },
  'wrong-setup-code': {
    zh: '设置码不对或已用过，请看主机启动时打印的设置码。',
    en: 'The setup code is wrong or was used; read it from the console where the hub was started.',
  },
  // issuing
  'queue-closed': {
    zh: '现在不取号，请看开放时间。',
    en: 'No tickets are issued now; see the opening hours.',
  },
  'queue-ended': {
    zh: '这个队列今天已经结束，请改日再来。',
    en: 'This queue has ended for today; please come another day.',
  },
  'quota-reached': {
    zh: '今天的号已经取完，请改日再来。',
    en: 'All of today’s tickets are taken; please come another day.',
  },
  'identity-required': {
    zh: '这个队列实名取号，请放上证件，或输入证件号码。',
    en: 'This queue issues tickets by name: put your document on the reader, or type its number.',
  },
  'unnamed-reason': {
    zh: '这个队列实名取号，请登记证件；不登记的，请写明原因。',
    en: 'This queue issues tickets by name: enter a document, or say why there is none.',
  },
  'person-has-ticket': {
    zh: '您在这个队列已有号，请用那个号；不再需要时请先取消。',
    en: 'You already hold a ticket in this queue; use that one, or cancel it first.',
  },
  'person-quota': {
    zh: '您今天在这个队列的号已经取满，请改日再来。',
    en: 'You have taken as many tickets in this queue as one person may today; please come another day.',
  },
  'hour-quota-reached': {
    zh: '这一小时的号已经取完，请下个小时再来。',
    en: 'This hour’s tickets are all taken; please come again next hour.',
  },
  // appointments and visits
  'no-appointments': {
    zh: '这个队列不接受预约，请当天取号。',
    en: 'This queue takes no appointments; please take a ticket on the day.',
  },
  'no-such-slot': {
    zh: '没有这个预约时段，或已经过了，请另选时段。',
    en: 'There is no such slot, or it is over; choose another one.',
  },
  'slot-full': {
    zh: '这个时段已经约满，请另选时段。',
    en: 'This slot is full; choose another one.',
  },
  'no-such-appointment': {
    zh: '没有找到预约，请核对预约码或手机号。',
    en: 'There is no such appointment; compare the code or the phone number.',
  },
  'code-or-phone': { zh: '请给出预约码或手机号其中之一。', en: 'Name either a code or a phone.' },
  'appointment-early': {
    zh: '还没到签到时间，请到时再签到。',
    en: 'It is too early to check in; please come back when check-in opens.',
  },
  'appointment-missed': {
    zh: '预约时间已经过了，请重新预约或当场取号。',
    en: 'The time of this appointment has passed; book again or take a ticket now.',
  },
  'appointment-cancelled': {
    zh: '这个预约已经取消，请重新预约或当场取号。',
    en: 'This appointment was cancelled; book again or take a ticket now.',
  },
  'already-checked-in': {
    zh: '这个预约已经签到，请看号票等候叫号。',
    en: 'This appointment is already checked in; wait for the call of its ticket.',
  },
  'no-such-visit': {
    zh: '没有这次来访的号，或已经办完，请单独取号。',
    en: 'There is no such visit today, or it is over; take a ticket by itself.',
  },
  'visit-in-hand': {
    zh: '这位服务对象正在别的窗口办理，请等那边办完。',
    en: 'This applicant is being served at another counter; wait until that is done.',
  },
  'reason-required': { zh: '请写明理由。', en: 'A reason is required.' },
  'need-unmet': {
    zh: '没有窗口能满足这项需要，请找咨询引导台。',
    en: 'No counter can meet this need; please ask the guide desk.',
  },
  'queue-or-item': { zh: '请给出队列或事项其中之一。', en: 'Name either a queue or an item.' },
  // counters
  'counter-closed': { zh: '窗口没有开放，请先开窗。', en: 'The counter is closed; open it first.' },
  'counter-open': { zh: '窗口已经开放。', en: 'The counter is already open.' },
  'counter-paused': { zh: '窗口暂停中，请先恢复。', en: 'The counter is paused; resume first.' },
  'counter-not-paused': { zh: '窗口没有暂停。', en: 'The counter is not paused.' },
  'counter-taken': { zh: '这个窗口有其他人在岗。', en: 'Somebody else is working this counter.' },
  'clerk-elsewhere': {
    zh: '您已在另一个窗口开窗，请先关闭那里。',
    en: 'You have another counter open; close that one first.',
  },
  'not-your-counter': { zh: '这个窗口不在您的岗位上。', en: 'This counter is not yours to work.' },
  'no-clerk': {
    zh: '这个窗口没有人登录，按键不起作用。',
    en: 'Nobody is signed in at this counter; the key does nothing.',
  },
  'device-unbound': {
    zh: '这台设备还没有绑定窗口，请主管绑定。',
    en: 'This device is not bound to a counter; a supervisor must bind it.',
  },
  'ticket-in-hand': {
    zh: '手上还有号，请先办完、过号或转移。',
    en: 'There is a ticket in hand; finish, pass or transfer it first.',
  },
  'tickets-parked': { zh: '还有挂起的号，请先处理。', en: 'Parked tickets remain; deal with them first.' },
  'nothing-waiting': { zh: '现在没有人等候。', en: 'Nobody is waiting.' },
  'nothing-in-hand': { zh: '手上没有号。', en: 'There is no ticket in hand.' },
  'nothing-parked': { zh: '没有挂起的号。', en: 'No ticket is parked here.' },
  'not-called': { zh: '这个号不在叫号状态。', en: 'The ticket is not in the called state.' },
  'not-serving': {
    zh: '这个号不在办理中，请先开始办理。',
    en: 'The ticket is not being served; start service first.',
  },
  'not-waiting': { zh: '这个号不在等候。', en: 'The ticket is not waiting.' },
  'not-passed': {
    zh: '这个号没有过号，不用恢复。',
    en: 'The ticket was not passed; there is nothing to reinstate.',
  },
  'not-eligible': { zh: '这个号不能在本窗口办理。', en: 'This ticket cannot be served at this counter.' },
  'reinstated-too-often': {
    zh: '这个号恢复的次数已用完，请重新取号。',
    en: 'This ticket was reinstated as often as allowed; please take a new one.',
  },
  'no-show-too-early': {
    zh: '还不能过号：请先重呼，并等够时间。',
    en: 'Too early for a no-show: recall first and wait the set time.',
  },
  'transfer-target': { zh: '请选一个目标队列或窗口。', en: 'Choose one target queue or counter.' },
  'not-yet-fetched': {
    zh: '这位服务对象听不到叫号：请先到座位请人，或等手机上看到叫号。',
    en: 'This applicant cannot hear the call: fetch them first, or wait until the call was seen on the phone.',
  },
  'not-priority': { zh: '这个号本来就是普通号。', en: 'This ticket is an ordinary one already.' },
  'not-in-series': {
    zh: '这个号不在该队列预印的号段里，请核对号纸。',
    en: 'This number is not in the queue’s pre-printed series; compare it with the paper.',
  },
  'no-paper-series': {
    zh: '这个队列没有预印号段，请管理员在目录里设置。',
    en: 'This queue has no pre-printed series; an administrator can set one in the catalogue.',
  },
  'no-outage': {
    zh: '那时系统没有中断；确用纸号的，请写明原因。',
    en: 'The hub was up at that time; say why paper was used all the same.',
  },
  'times-disagree': {
    zh: '时间先后不对，或不在今天，请核对所指字段。',
    en: 'The times do not follow each other, or are not of today; check the field named.',
  },
  'field-required': { zh: '请填写所指字段。', en: 'Fill in the field named.' },
  'no-such-help': { zh: '这次求助已经结束。', en: 'This call for help is over.' },
  'already-ended': { zh: '这个号已经结束。', en: 'This ticket has already ended.' },
  // rating
  'already-rated': { zh: '已经评议过了，谢谢。', en: 'This was already rated, thank you.' },
  'prompt-over': { zh: '这次评议已经结束。', en: 'This rating prompt is over.' },
  'no-ticket-that-day': {
    zh: '那天没有这个号，请核对卡上的号码和日期。',
    en: 'There was no such ticket that day; compare number and date with the card.',
  },
  'not-served': {
    zh: '这个号没有在窗口办结，不能评议。',
    en: 'This ticket was not served to its end at a counter and cannot be rated.',
  },
  'card-window-over': {
    zh: '评议卡已过可录入的日期。',
    en: 'The days on which this card can be entered are over.',
  },
  'own-service': {
    zh: '事关您本人的服务，请由其他人办理。',
    en: 'This is about your own service; somebody else must deal with it.',
  },
  'no-such-follow-up': { zh: '没有这件差评回访。', en: 'There is no such follow-up.' },
  'follow-up-not-now': {
    zh: '这件差评回访现在不能做这一步，请看可办的操作。',
    en: 'This is not the follow-up’s next step as it stands; see the actions offered.',
  },
  // what people tell the hall
  'no-such-feedback': { zh: '没有这件诉求。', en: 'There is no such feedback.' },
  'feedback-not-now': {
    zh: '这件诉求现在不能做这一步，请看可办的操作。',
    en: 'This is not the next step of this feedback as it stands; see the actions offered.',
  },
  'not-in-your-hand': {
    zh: '这件诉求不由您承办；请投诉专员先交办给您。',
    en: 'You do not handle this feedback; the complaint officer must assign it to you first.',
  },
  'not-of-the-department': {
    zh: '只能交办给本部门人员、投诉专员或主管。',
    en: 'It can be assigned to somebody of its department, a complaint officer or the supervisor only.',
  },
  anonymous: { zh: '没有留下姓名和电话。', en: 'Neither name nor phone was left.' },
  'case-not-completed': {
    zh: '这个办件还没有办结，不能回访。',
    en: 'This case is not completed; its applicant cannot be called back yet.',
  },
  'clerk-cannot-rate': { zh: '评议只能由服务对象本人作出。', en: 'Only the applicant can rate.' },
  // printing
  'no-printer': {
    zh: '这里没有可用的打印机，请主管绑定一台。',
    en: 'No printer is bound here; a supervisor can bind one.',
  },
  'job-taken': { zh: '这个打印任务已被领取。', en: 'This print job was already taken.' },
  // casework
  'no-such-case': { zh: '没有这个办件。', en: 'There is no such case.' },
  'wrong-number-or-code': {
    zh: '办件编号或查询码不对，请照通知书再核对一次。',
    en: 'The case number or the check code is wrong; compare them with your notice.',
  },
  'progress-locked': {
    zh: '这个编号输错查询码太多次，请过一会儿再查，或到窗口询问。',
    en: 'The check code of this number was wrong too often; try again later, or ask at the counter.',
  },
  'no-such-applicant': { zh: '没有这个服务对象。', en: 'There is no such applicant.' },
  'no-such-notice': { zh: '没有这份通知书。', en: 'There is no such notice.' },
  'no-such-record': { zh: '没有这条问责记录。', en: 'There is no such accountability record.' },
  'case-open': {
    zh: '该服务对象的同一事项已有办件未结，请先看那一件；确需另办的，请写明理由。',
    en: 'This applicant already has an open case for this item; look at it first, or give a reason for another.',
  },
  'mandate-required': {
    zh: '这个号上已有别的服务对象的办件，代办请写明委托书。',
    en: 'Another applicant’s case is on this ticket already; say by what mandate this one is brought.',
  },
  'agent-required': {
    zh: '凭委托书代办的，请填经办人姓名。',
    en: 'A case brought by mandate needs the name of who came.',
  },
  'cases-open': {
    zh: '代办号上还有办件没有办到位，请先办好，或将号挂起。',
    en: 'The agent’s ticket still has cases to deal with at this counter; finish those first, or park it.',
  },
  'not-lawful-now': {
    zh: '办件现在的状态不能做这一步，请看可办的操作。',
    en: 'This is not a lawful next step for the case as it stands; see the actions offered.',
  },
  'not-your-case': {
    zh: '这一步不在您的岗位上。',
    en: 'This step belongs to another post.',
  },
  'same-person': {
    zh: '一审一核须由两人分别办理，审核人不能再核准。',
    en: 'Reviewer and approver must be two people; whoever reviewed cannot approve.',
  },
  'own-request': {
    zh: '自己提出的，要由另一位负责人批准。',
    en: 'What you ask for yourself must be approved by another head.',
  },
  'materials-unchecked': {
    zh: '还有材料没有核对，请逐项核对。',
    en: 'Some materials have not been checked; check each of them.',
  },
  'materials-missing': {
    zh: '材料还缺，补齐后才能受理。',
    en: 'Materials are missing; the case can be accepted once they are complete.',
  },
  'materials-complete': {
    zh: '材料已齐，没有要告知的。',
    en: 'The materials are complete; there is nothing to tell.',
  },
  'told-already': {
    zh: '已经一次性告知过；再次告知须写明理由，并记首问责任。',
    en: 'Everything was told once already; a second time needs a reason and is recorded as a breach.',
  },
  'no-such-material': { zh: '事项没有这项材料。', en: 'The item has no such material.' },
  'joint-unanswered': {
    zh: '还有部门没有答复，牵头窗口不能决定。',
    en: 'Not every department has answered; the lead cannot decide yet.',
  },
  'reasons-required': { zh: '请一次写明全部理由。', en: 'Give every reason at once.' },
  'too-late': {
    zh: '已过期限，不能再申请延期。',
    en: 'The due date has passed; an extension can no longer be asked.',
  },
  'bad-check-character': {
    zh: '证件号码的校验位不对，请核对。',
    en: 'The check character of this number is wrong; compare it with the document.',
  },
  'days-too-many': {
    zh: '一次最多列 31 天，请把日期选得近一些。',
    en: 'A list covers at most 31 days; choose the days closer together.',
  },
  'beyond-calendar': {
    zh: '日期超出可计算的范围。',
    en: 'The date lies beyond what can be calculated.',
  },
  'past-date': { zh: '日期已过。', en: 'The date has passed.' },
  'notice-field-missing': {
    zh: '通知书缺少必填内容，补上后才能开具。',
    en: 'A field of the notice is missing; fill it in before it can be issued.',
  },
  'no-notice-font': {
    zh: '主机没有中文宋体，不能生成通知书，请管理员安装 Noto Serif CJK SC。',
    en: 'The hub has no Chinese serif font and cannot set notices; have Noto Serif CJK SC installed.',
  },
  'file-incomplete': {
    zh: '案卷不完整，补齐后才能归档。',
    en: 'The file is incomplete; complete it before archiving.',
  },
  'second-copy-unmarked': {
    zh: '请服务对象在承诺书第二联上标注“已办结”。',
    en: 'Have the applicant mark the second copy of the commitment letter as completed.',
  },
  'case-not-archived': {
    zh: '这件办件还没有归档，请先归档。',
    en: 'This case is not archived yet; archive it first.',
  },
  'listed-already': {
    zh: '这件办件已经在同类清单上，请重新查询后再登记。',
    en: 'This case stands on such a list already; look the files up again before recording.',
  },
  'retention-not-over': {
    zh: '这件办件的保管期限未满，不能销毁。',
    en: 'The years for which this file is kept are not over; it cannot be destroyed.',
  },
  'no-catalogue': { zh: '大厅目录还没有导入。', en: 'The hall has no catalogue yet; import one first.' },
  'report-too-long': {
    zh: '这段时间太长，请缩短日期，或按更长的周期统计。',
    en: 'That is too long a time; choose fewer days, or a longer period.',
  },
  'report-too-wide': {
    zh: '报表行数太多，请缩短日期、按更长的周期或不分组统计。',
    en: 'The report would have too many rows; choose fewer days, a longer period, or no grouping.',
  },
  'reports-busy': {
    zh: '正在生成其他报表，请过一会儿再试。',
    en: 'Other reports are being made; try again in a moment.',
  },
  'not-your-list': {
    zh: '移交清单由本部门窗口登记，销毁清单由首席代表或主管登记。',
    en: 'Transfer lists are recorded by the department’s own counters, destruction lists by its chief or the supervisor.',
  },
  'no-such-list': { zh: '没有这份清单。', en: 'There is no such list.' },
  'no-such-department': { zh: '没有这个部门。', en: 'There is no such department.' },
  // administration
  'bad-password': { zh: '用户名或密码不对。', en: 'The user name or password is wrong.' },
  'locked-out': {
    zh: '密码错误太多，账号暂时锁定，请稍后再试。',
    en: 'Too many wrong passwords; the account is locked for a while.',
  },
  'user-disabled': {
    zh: '这个账号已停用，请找管理员。',
    en: 'This account is disabled; ask the administrator.',
  },
  'weak-password': {
    zh: '密码太短，至少 8 位。',
    en: 'The password is too short; use at least 8 characters.',
  },
  'bad-catalogue': { zh: '目录数据有误，未导入。', en: 'The catalogue has errors and was not imported.' },
  'catalogue-changed': {
    zh: '预览之后，目录又被改过；请重新预览，再导入。',
    en: 'The catalogue has changed since this preview; preview the file again, then import it.',
  },
  'day-not-over': { zh: '大厅的这一天还没有结束。', en: 'The hall’s day is not over yet.' },
  'already-exists': { zh: '已经存在。', en: 'It already exists.' },
} as const satisfies Record<string, Text>;

export type RefusalCode = keyof typeof REFUSALS;

/** A refusal as it travels. `field` names what is at fault; `detail` carries figures for the sentence (seconds left, opening time…). */
export type Refusal = {
  readonly code: RefusalCode;
  readonly message: Text;
  readonly field?: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Makes a refusal with its standard sentence. */
export function refusal(code: RefusalCode, more: Pick<Refusal, 'field' | 'detail'> = {}): Refusal {
  return { code, message: REFUSALS[code], ...more };
}

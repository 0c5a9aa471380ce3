import { messages } from '../../hub/web/messages.ts';

/** Words of the supervision page's appointments. */
export const t = messages({
  tab: { zh: '预约', en: 'Appointments' },
  book: { zh: '代为预约', en: 'Book' },
  checkIn: { zh: '预约签到', en: 'Check in' },
  cancel: { zh: '取消预约', en: 'Cancel one' },
  none: { zh: '今天没有预约时段', en: 'There are no slots today' },
  slot: { zh: '时段', en: 'Slot' },
  queue: { zh: '队列', en: 'Queue' },
  day: { zh: '日期', en: 'Day' },
  capacity: { zh: '名额', en: 'Places' },
  free: { zh: '还有', en: 'Free' },
  expected: { zh: '待到', en: 'Expected' },
  arrived: { zh: '已签到', en: 'Arrived' },
  missed: { zh: '未到', en: 'Missed' },
  phone: { zh: '手机号（可不填）', en: 'Phone (if given)' },
  codeOrPhone: { zh: '预约码或手机号', en: 'Code or phone' },
  code: { zh: '预约码', en: 'Code' },
  print: { zh: '号票在哪台取号机打印', en: 'Kiosk that prints the ticket' },
  bookDo: { zh: '预约', en: 'Book' },
  checkInDo: { zh: '签到取号', en: 'Check in' },
  cancelDo: { zh: '取消这个预约', en: 'Cancel it' },
  left: { zh: '{time}（还有 {n}）', en: '{time} ({n} free)' },
  booked: { zh: '预约码 {code}，请服务对象记下', en: 'Code {code}: have the applicant write it down' },
  ticket: { zh: '号码 {number}', en: 'Number {number}' },
  noQueue: { zh: '没有队列接受预约', en: 'No queue takes appointments' },
});

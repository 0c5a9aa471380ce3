import { words } from './words.ts';

/** Words of booking an appointment and checking in (T13). */
export const t = words('appointment', {
  book: { zh: '预约时段', en: 'Book a time' },
  dayAsk: { zh: '您哪天来？', en: 'Which day suits you?' },
  slotAsk: { zh: '{day}，几点来？', en: '{day}, at what time?' },
  free: { zh: '还有 {n} 个名额', en: '{n} places left', enOne: '{n} place left' },
  full: { zh: '约满了', en: 'Full' },
  noSlots: { zh: '近期都约满了', en: 'Everything is taken for now' },
  phoneAsk: {
    zh: '留个手机号，忘了预约码也能签到',
    en: 'With a phone number you can check in without the code',
  },
  phoneLabel: { zh: '手机号（可以不留）', en: 'Phone number (if you like)' },
  confirm: { zh: '确定预约', en: 'Book this time' },
  booking: { zh: '正在预约', en: 'Booking' },
  booked: { zh: '预约好了', en: 'You have an appointment' },
  keepCode: { zh: '请记下或拍下预约码', en: 'Write the code down or photograph it' },
  when: { zh: '时间', en: 'Time' },
  where: { zh: '地点', en: 'Place' },
  checkInWhen: { zh: '签到', en: 'Check-in' },
  checkInFrom: { zh: '{from} 到 {until}，在任一取号机', en: '{from} to {until}, at any kiosk' },
  checkIn: { zh: '预约签到', en: 'Check in' },
  checkInHelp: { zh: '凭预约码或手机号', en: 'For an appointment' },
  checkInAsk: {
    zh: '请输入 8 位预约码，或预约时留的手机号',
    en: 'Type your 8-digit code, or the phone number you gave',
  },
  checkInLabel: { zh: '预约码或手机号', en: 'Code or phone number' },
  checkInNow: { zh: '签到取号', en: 'Check in' },
  checkingIn: { zh: '正在签到', en: 'Checking in' },
  earlyFrom: {
    zh: '{from} 起可以签到，请到时再来。',
    en: 'Check-in opens at {from}. Please come back then.',
  },
  another: { zh: '再取一个', en: 'One more' },
  thisVisit: { zh: '您这次的号', en: 'Your numbers' },
  visitHelp: { zh: '一个在办时，其他的号留着不叫', en: 'While one is served, the others wait for you' },
});

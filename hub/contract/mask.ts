/** What others see of an applicant's data (X3): enough to tell two apart, too little to know somebody. */

const HIDDEN_NAME = '＊';
const HIDDEN_DIGIT = '*';

/** First character, then a star for each other: 张＊＊; at most four stars. A single character is hidden. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length <= 1) return HIDDEN_NAME.repeat(characters.length);
  return characters[0] + HIDDEN_NAME.repeat(Math.min(characters.length - 1, 4));
}

/** First four and last four characters; of a number of fewer than 15 the last four, of one below eight nothing. */
export function maskIdentity(idNumber: string): string {
  const number = idNumber.trim();
  const start = number.length < 15 ? 0 : 4;
  return number.slice(0, start) + maskPhone(number.slice(start));
}

/** The last four digits; of a number below eight none. */
export function maskPhone(phone: string): string {
  const number = phone.trim();
  const shown = number.length >= 8 ? number.slice(-4) : '';
  return HIDDEN_DIGIT.repeat(number.length - shown.length) + shown;
}

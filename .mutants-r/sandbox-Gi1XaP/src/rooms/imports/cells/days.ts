// Arithmetic on civil days as texts (AAAA-MM-JJ), which compare as they sort. No clock, no time zone. The ground does the same by Temporal,
// in more time: a hundred thousand rows of eight dates feel it. A test holds the two together.

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const daysIn = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
export const isoDay = (year: number, month: number, day: number): string => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

const partsOf = (day: string): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];

/** The same day some months later or earlier, or the last of the month when it has no such day. */
export const monthsAfter = (day: string, months: number): string => {
  const [year, month, of] = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [thatYear, thatMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return isoDay(thatYear, thatMonth, Math.min(of, daysIn(thatYear, thatMonth)));
};

export const dayAfter = (day: string): string => {
  const [year, month, of] = partsOf(day);
  if (of < daysIn(year, month)) return isoDay(year, month, of + 1);
  return month === 12 ? isoDay(year + 1, 1, 1) : isoDay(year, month + 1, 1);
};

export const frenchDay = (day: string): string => day.split("-").reverse().join("/");

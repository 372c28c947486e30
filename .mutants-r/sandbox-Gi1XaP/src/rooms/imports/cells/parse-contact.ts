// Telephones, addresses of mail and postcodes, with what Excel does to them (a lost leading zero, powers of ten).

import { said, wrong, type Doubt, type Parsed } from "./parsed.ts";

const overseas: Record<string, string> = {
  "0590": "590", "0690": "590", "0691": "590", "0594": "594", "0694": "594", "0596": "596", "0696": "596", "0697": "596",
  "0262": "262", "0692": "262", "0693": "262", "0269": "262", "0639": "262",
};

const international = (national: string): string => `+${overseas[national.slice(0, 4)] ?? "33"}${national.slice(1)}`;

const onePhone = (text: string): Parsed<string> => {
  if (/^[\d,.]+E[+]?\d+$/i.test(text)) return wrong("scientific-notation");
  const bare = text.replace(/^t[ée]l(?:[ée]phone)?\.?\s*:?\s*/i, "").replace(/^(\d{6,})[,.]0+$/, "$1");
  if (/[\p{L}]/u.test(bare)) return wrong("phone-unreadable");
  const digits = bare.replace(/\(0\)/, "").replace(/[^\d+]/g, "").replace(/^00/, "+");
  if (/^\+33\d{9}$/.test(digits)) return said(international(`0${digits.slice(3)}`));
  if (/^\+330\d{9}$/.test(digits)) return said(international(digits.slice(3)));
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits.startsWith("+33") ? wrong("phone-unreadable") : said(digits);
  if (/^0[1-9]\d{8}$/.test(digits)) return said(international(digits));
  if (/^33[1-9]\d{8}$/.test(digits)) return said(international(`0${digits.slice(2)}`));
  if (/^[1-9]\d{8}$/.test(digits)) return said(international(`0${digits}`), "zero-put-back");
  return wrong("phone-unreadable");
};

/** One or several numbers in a cell, in international form. */
export const parsePhones = (text: string): Parsed<string[]> => {
  const parts = text.split(/\s*(?:[;\n|]|\/| ou | et |, )\s*/i).filter((part) => part !== "");
  // « 06/00/00/00/00 » is one number written with slashes.
  const pieces = parts.length >= 5 && parts.every((part) => /^\d{2}$/.test(part)) ? [parts.join("")] : parts;
  const phones: string[] = [];
  const doubts: Doubt[] = [];
  for (const piece of pieces) {
    const phone = onePhone(piece);
    if (phone.is !== "value") return phone;
    phones.push(phone.value);
    doubts.push(...phone.doubts);
  }
  return phones.length === 0 ? wrong("phone-unreadable") : said([...new Set(phones)], ...doubts);
};

export const parseEmail = (text: string): Parsed<string> => {
  const bare = text.replace(/^mailto:/i, "").replace(/^<|>$|[;,.]$/g, "");
  const match = /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})$/i.exec(bare);
  return match ? said(`${match[1]!}@${match[2]!.toLowerCase()}`) : wrong("email-unreadable");
};

export const parsePostcode = (text: string): Parsed<string> => {
  const bare = text.replace(/^F[- ]?(?=\d{5})/i, "").replace(/[,.]0+$/, "").replace(/^(\d{2}) (\d{3})\b/, "$1$2");
  const whole = /^(\d{5})(?:\s*[-–]?\s*(\p{L}.*))?$/u.exec(bare);
  if (whole) return whole[2] ? said(whole[1]!, "commune-in-postcode") : said(whole[1]!);
  if (/^[1-9]\d{3}$/.test(bare)) return said(`0${bare}`, "zero-put-back");
  return /^2[AB]\d{3}$/i.test(bare) ? wrong("postcode-is-commune-code") : wrong("postcode-unreadable");
};

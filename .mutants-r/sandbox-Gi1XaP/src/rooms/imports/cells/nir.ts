// The social security number (NIR) is never kept: its columns are dropped, and one found anywhere else is blanked.

// Form and key: sex, year, month, department, commune, order, then 97 − (number mod 97), Corsica being counted 19 and 18.
const pattern = /(?<![\p{L}\p{N}])([123478])[ .-]?(\d{2})[ .-]?(\d{2})[ .-]?(2[AB]|\d{2})[ .-]?(\d{3})[ .-]?(\d{3})(?:[ .\-/]*(\d{2}))?(?![\p{L}\p{N}])/giu;

export const blankedNir = "[NIR effacé]";

const rightKey = (parts: readonly string[], key: string): boolean => {
  const number = parts.join("").toUpperCase().replace("2A", "19").replace("2B", "18");
  return 97 - Number(BigInt(number) % 97n) === Number(key);
};

const plausible = (month: string, department: string): boolean => {
  const value = Number(month);
  const monthIsRight = (value >= 1 && value <= 12) || (value >= 20 && value <= 42) || value >= 50;
  return monthIsRight && (/^2[AB]$/i.test(department) || (Number(department) >= 1 && Number(department) <= 99));
};

/** Cheap test first: most cells hold fewer than thirteen digits. */
const manyDigits = /(?:\d[ .\-/]?){5}(?:2[AB]|\d[ .\-/]?\d)(?:[ .\-/]?\d){6}/i;

/** The text without any NIR, and whether there was one. Thirteen figures without a key are blanked too when they can only be one. */
export const withoutNir = (text: string): { text: string; found: boolean } => {
  if (text.length < 13 || !manyDigits.test(text)) return { text, found: false };
  let found = false;
  const left = text.replace(pattern, (whole: string, ...groups: (string | undefined)[]) => {
    const [sex, year, month, department, commune, order, key] = groups as [string, string, string, string, string, string, string | undefined];
    const parts = [sex, year, month, department, commune, order];
    const isOne = key === undefined ? /^[12]$/.test(sex) && plausible(month, department) && Number(month) <= 12 : rightKey(parts, key);
    if (!isOne) return whole;
    found = true;
    return blankedNir;
  });
  return { text: left, found };
};

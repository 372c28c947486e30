/** Fourteen digits whose sum, each second one doubled, is a multiple of ten (INSEE); La Poste's own offices escape it. */
export const isSiret = (text: string): boolean => {
  if (!/^\d{14}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 || text.startsWith("356000000");
};

/** A French number as people read it, whichever way its source wrote it; another is left as it is. */
export const sayPhone = (text: string): string => {
  const [, national] = /^(?:\+33|0033)?0?([1-9]\d{8})$/.exec(text.replace(/\(0\)/, "").replace(/[\s.-]/g, "")) ?? [];
  return national ? `0${national}`.replace(/(\d\d)(?=\d)/g, "$1 ") : text;
};

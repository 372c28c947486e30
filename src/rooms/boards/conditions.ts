/** As many as the database counts. */
export const mostConditions = 100;

/** A board writes its conditions one to a line; what marks the beginning of a line is not one of its words. */
export const conditionsIn = (text: string): string[] => text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-–—•*]|\d{1,2}[.)])\s+/, "").trim()).filter((line) => line !== "").slice(0, mostConditions);

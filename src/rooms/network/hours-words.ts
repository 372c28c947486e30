// Opening hours as people write them, into the notation that is kept: « du lundi au vendredi 9h-12h et 14h-17h30, fermé le samedi ».

const dayCodes: Record<string, string> = { lundi: "Mo", mardi: "Tu", mercredi: "We", jeudi: "Th", vendredi: "Fr", samedi: "Sa", dimanche: "Su" };
const day = Object.keys(dayCodes).join("|");
const token = new RegExp([
  String.raw`(?<always>tous les jours|7 ?j(?:ours)? ?(?:sur|/) ?7)`, String.raw`(?<week>en semaine)`, String.raw`(?<holidays>jours? feries?)`,
  String.raw`\b(?<from>${day})s?(?:\s*(?:-|–|\bau\b|\ba\b)\s*(?<to>${day})s?)?\b`,
  String.raw`(?<opens>\d{1,2})\s*(?<sign>h|:)?\s*(?<opensMinutes>\d{2})?\s*(?:-|–|\ba\b|jusqu'a)\s*(?<closes>\d{1,2})\s*(?<closesSign>h|:)?(?:\s*(?<closesMinutes>\d{2})(?!\d|\s*[h:]))?`, String.raw`\b(?<closed>fermee?)\b`,
].join("|"), "g");
const filler = /^(?:\s|[,;.:()/]|\b(?:de|du|des|d|et|le|les|la|ouvert|ouverte|ouverture|sauf|puis|ou)\b|')*$/;

const clock = (hours: string, minutes = "00"): string | null => (Number(hours) <= 24 && Number(minutes) < 60 ? `${hours.padStart(2, "0")}:${minutes}` : null);

type Rule = { days: string[]; times: string[]; closed: boolean };

/** Null when a word of it was not understood: nothing is guessed of when a door opens. */
export const readHours = (typed: string): string | null => {
  const text = typed.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");
  if (!filler.test(text.replace(token, " "))) return null;
  const rules: Rule[] = [];
  // « Fermé le samedi », « sauf le samedi »: what follows is closed. « Samedi fermé »: what came before.
  let closing = false;
  let at = 0;
  for (const { groups = {}, index, 0: whole } of text.matchAll(token)) {
    const waits = rules.at(-1) !== undefined && rules.at(-1)!.times.length === 0 && !rules.at(-1)!.closed ? rules.at(-1)! : null;
    if (/\bsauf\b/.test(text.slice(at, index))) {
      if (waits) return null;
      closing = true;
    }
    at = index + whole.length;
    const { always, week, holidays, from, to, opens, sign, opensMinutes, closes, closesSign, closesMinutes } = groups;
    if (groups["closed"]) {
      if (waits) waits.closed = true;
      else closing = true;
      continue;
    }
    const days = always ? "Mo-Su" : week ? "Mo-Fr" : holidays ? "PH" : from ? `${dayCodes[from]!}${to ? `-${dayCodes[to]!}` : ""}` : null;
    if (days) {
      const joined = closing ? rules.find(({ closed }) => closed) : waits;
      if (joined) joined.days.push(days);
      else rules.push({ days: [days], times: [], closed: closing });
      continue;
    }
    const [start, end, last] = [clock(opens!, opensMinutes), clock(closes!, closesMinutes), rules.at(-1)];
    if (!start || !end || !(sign || closesSign) || !last || last.closed) return null;
    last.times.push(`${start}-${end}`);
  }
  const whole = rules.length > 0 && (!closing || rules.some(({ closed }) => closed)) && rules.every(({ closed, times }) => closed || times.length > 0);
  return whole ? rules.map(({ days, times, closed }) => `${days.join(",")} ${closed ? "off" : times.join(",")}`).join("; ") : null;
};

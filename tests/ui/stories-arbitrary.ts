/** Any story a thread may have to tell, wild ones included. */
import fc from "fast-check";
import { dayNumber, dayOf } from "../../src/ui/days.ts";
import type { Story } from "../../src/ui/thread/story.ts";

const first = dayNumber("2021-01-01");
const last = dayNumber("2027-12-31");
const day = fc.integer({ min: first - 400, max: last + 400 }).map(dayOf);
const inside = fc.integer({ min: first, max: last }).map(dayOf);
const label = fc.constantFrom("RSA", "CHRS", "Résidence sociale", "Médecin traitant, soins engagés", "Aide exceptionnelle au logement", "Œuvre", "");

const segment = fc.record({ from: day, length: fc.option(fc.integer({ min: 0, max: 900 })), label, strength: fc.constantFrom(0, 1, 2, 3, 4), planned: fc.boolean(), uncertain: fc.constantFrom(undefined, undefined, "refused", "unknown", "not-asked") })
  .map(({ length, ...rest }) => ({ ...rest, to: length === null ? null : dayOf(dayNumber(rest.from) + length) }));

const lane = fc.record({ key: fc.uuid(), label: fc.constantFrom("Logement", "Droits, ressources", "Emploi, contrat"), icon: fc.constant("home"), domain: fc.constantFrom("logement", "droits"), segments: fc.array(segment, { maxLength: 30 }) });

export const anyStory = fc.record({
  from: fc.constant(dayOf(first)),
  to: fc.constant(dayOf(last)),
  today: inside,
  lanes: fc.array(lane, { maxLength: 5 }),
  knots: fc.array(fc.record({ on: day, label, kind: fc.constantFrom("major", "minor"), planned: fc.boolean() }), { maxLength: 25 }),
  limits: fc.array(fc.record({ on: day, label }), { maxLength: 5 }),
  counts: fc.array(fc.record({ on: day, value: fc.integer({ min: 0, max: 14 }) }), { maxLength: 20 }),
  countsLabel: fc.constant("Freins ouverts"),
}) as fc.Arbitrary<Story>;

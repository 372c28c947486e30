import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, instantInParis } from "#ground/civil-date";
import { addWorkingDays, easterOf, holidayName, isHoliday, isWorkingDay, weekdayOf, workingDaysBetween } from "#ground/working-days";

const years = Array.from({ length: 26 }, (_, at) => 2015 + at);

/** A second way to Easter, for 1900 to 2099: Gauss, with the two exceptions he named. */
const easterByGauss = (year: number): string => {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const d = (19 * a + 24) % 30;
  const e = (2 * b + 4 * c + 6 * d + 5) % 7;
  const after = d + e;
  if (d === 29 && e === 6) return `${year}-04-19`;
  if (d === 28 && e === 6 && a > 10) return `${year}-04-18`;
  return addDays(`${year}-03-22`, after);
};

describe("Les jours ouvrés", () => {
  it("Pâques, de deux façons, de 2015 à 2040, et jusqu'au bout du siècle", () => {
    for (const year of [...years, ...Array.from({ length: 200 }, (_, at) => 1900 + at)]) assert.equal(easterOf(year), easterByGauss(year), String(year));
    assert.deepEqual([2015, 2019, 2024, 2025, 2026, 2027, 2030, 2038].map(easterOf), ["2015-04-05", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2030-04-21", "2038-04-25"]);
    for (const year of years) assert.equal(weekdayOf(easterOf(year)), 7);
  });

  it("onze jours fériés par an, treize en Moselle et en Alsace", () => {
    for (const year of years) {
      const count = (department?: string) => Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at)).filter((day) => day.startsWith(String(year)) && isHoliday(day, department)).length;
      assert.deepEqual([count(), count("75"), count("57"), count("67"), count("68")], [11, 11, 13, 13, 13], String(year));
    }
  });

  it("2026, jour par jour", () => {
    const told = Array.from({ length: 365 }, (_, at) => addDays("2026-01-01", at)).filter((day) => isHoliday(day, "68")).map((day) => `${day.slice(5)} ${holidayName(day, "68")}`);
    assert.deepEqual(told, ["01-01 jour de l'An", "04-03 Vendredi saint", "04-06 lundi de Pâques", "05-01 fête du Travail", "05-08 victoire de 1945", "05-14 Ascension", "05-25 lundi de Pentecôte", "07-14 fête nationale", "08-15 Assomption",
      "11-01 Toussaint", "11-11 armistice de 1918", "12-25 Noël", "12-26 deuxième jour de Noël"]);
    assert.deepEqual([isHoliday("2026-04-03"), isHoliday("2026-12-26", "59"), holidayName("2008-05-01")], [false, false, "fête du Travail"]);
  });

  const added: [string, number, string | undefined, string][] = [
    ["2026-11-20", 1, undefined, "2026-11-23"], ["2026-11-21", 1, undefined, "2026-11-23"], ["2026-11-10", 1, undefined, "2026-11-12"], ["2026-12-24", 1, undefined, "2026-12-28"], ["2026-12-24", 2, undefined, "2026-12-29"],
    ["2026-04-02", 1, "75", "2026-04-03"], ["2026-04-02", 1, "67", "2026-04-07"], ["2026-05-07", 1, undefined, "2026-05-11"], ["2026-11-23", -1, undefined, "2026-11-20"], ["2026-11-21", 0, undefined, "2026-11-21"], ["2026-12-31", 1, undefined, "2027-01-04"],
    ["2026-11-20", 10, undefined, "2026-12-04"],
  ];
  for (const [from, days, department, to] of added) it(`${from} et ${days} jour(s) ouvré(s)${department ? ` (${department})` : ""} : ${to}`, () => assert.equal(addWorkingDays(from, days, department), to));

  it("compter et ajouter se répondent", () => {
    for (const year of years) {
      for (let days = 0; days < 40; days += 3) {
        const to = addWorkingDays(`${year}-03-18`, days);
        assert.equal(workingDaysBetween(`${year}-03-18`, to), days);
        if (days > 0) assert.ok(isWorkingDay(to));
      }
    }
    assert.deepEqual([workingDaysBetween("2026-11-20", "2026-11-23"), workingDaysBetween("2026-11-23", "2026-11-20"), workingDaysBetween("2026-11-21", "2026-11-22")], [1, -1, 0]);
  });
});

describe("L'heure de Paris", () => {
  it("six heures est six heures, l'été comme l'hiver, et les jours où l'heure change", () => {
    const at = (day: string): string => instantInParis(day, "06:00").toISOString().slice(11, 16);
    assert.deepEqual(["2026-01-15", "2026-03-28", "2026-03-29", "2026-07-15", "2026-10-24", "2026-10-25"].map(at), ["05:00", "05:00", "04:00", "04:00", "04:00", "05:00"]);
  });
});

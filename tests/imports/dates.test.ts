import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dayAfter, monthsAfter } from "../../src/rooms/imports/cells/days.ts";
import { fullYear, parseDate, parseSince, type DateKind } from "../../src/rooms/imports/cells/parse-date.ts";
import { centuryWords } from "../../src/rooms/imports/words.fr.ts";
import { dayOfSerial } from "#ground/tables/number-format";

const today = "2026-11-21";
const context = { today, dateSystem: 1900 as const };
const read = (text: string, kind: DateKind = "birth"): string => {
  const parsed = parseDate(text, kind, context);
  return parsed.is === "value" ? [parsed.value, ...parsed.doubts].join(" ") : parsed.is === "wrong" ? [parsed.reason, parsed.hint].filter(Boolean).join(" ") : parsed.is;
};

describe("Une date de naissance", () => {
  it("se lit sous toutes les formes des listes", () => {
    for (const text of ["12/03/1984", "12-03-1984", "12.03.1984", "12 03 1984", "1984-03-12", "1984/03/12", "12 mars 1984", "12 MARS 1984", "lundi 12 mars 1984", "le 12/03/1984", "12/03/1984 00:00:00", "1984-03-12T00:00:00.000Z", "12031984", "19840312", "12-mars-1984", "12/ 3/1984"]) {
      assert.equal(read(text), "1984-03-12", text);
    }
    assert.equal(read("1er août 1990"), "1990-08-01");
    assert.equal(read("5 févr. 1990"), "1990-02-05");
    assert.equal(read("3 déc 1990"), "1990-12-03");
  });

  it("dit ce qu'elle a dû supposer", () => {
    assert.equal(read("1/2/84"), "1984-02-01 century-assumed");
    assert.equal(read("12 mars 84"), "1984-03-12 century-assumed");
    assert.equal(read("30753"), "1984-03-12 serial-read-as-date");
    assert.equal(read("30753,0"), "1984-03-12 serial-read-as-date");
    assert.equal(read("1031984"), "1984-03-01 zero-put-back");
    assert.equal(read("12/03/2015"), "2015-03-12 very-young");
  });

  it("refuse en disant pourquoi", () => {
    const refusals: Record<string, string> = {
      "31/04/1984": "date-impossible 30",
      "30/02/1984": "date-impossible 29",
      "29/02/1985": "not-a-leap-year 1985",
      "32/01/1984": "date-impossible",
      "00/01/1984": "date-impossible",
      "03/25/1984": "month-first 25/03/1984",
      "12/31/84": "month-first 31/12/1984",
      "13/25/1984": "date-impossible",
      "1984": "day-missing 1984",
      "mars 1984": "day-missing mars 1984",
      "03/1984": "day-missing 03/1984",
      "12/03/2030": "birth-in-the-future 12/03/2030",
      "22/11/2026": "birth-in-the-future 22/11/2026",
      "12/03/1884": "birth-too-long-ago 110",
      "29/02/1900": "phantom-day",
      "60": "phantom-day",
      "3,0753E+04": "scientific-notation",
      "né en mars": "date-unreadable",
      "12/03/198": "date-unreadable",
      "12//03/1984": "date-unreadable",
    };
    for (const [text, expected] of Object.entries(refusals)) assert.equal(read(text), expected, text);
  });

  it("accepte le 29 février d'une année bissextile, et aujourd'hui n'est pas le futur", () => {
    assert.equal(read("29/02/1984"), "1984-02-29");
    assert.equal(read("29/02/2000"), "2000-02-29");
    assert.equal(read("21/11/2026"), "2026-11-21 very-young");
  });
});

describe("Une année à deux chiffres", () => {
  it("suit une règle dite, différente pour une naissance et pour un contrat", () => {
    assert.deepEqual([13, 12, 84, 0].map((year) => fullYear(year, "birth", today)), [1913, 2012, 1984, 2000]);
    assert.deepEqual([26, 36, 37, 99].map((year) => fullYear(year, "contract", today)), [2026, 2036, 1937, 1999]);
    assert.equal(read("01/06/27", "contract"), "2027-06-01 century-assumed");
    assert.equal(read("01/06/27", "birth"), "1927-06-01 century-assumed");
    assert.equal(centuryWords("birth", today), "Une date de naissance écrite avec deux chiffres pour l'année est lue entre 1913 et 2012.");
  });

  it("n'accepte un contrat ou un titre que dans des années vraisemblables", () => {
    assert.equal(read("01/06/0202", "contract").split(" ")[0], "date-out-of-range");
    assert.equal(read("01/06/2204", "deadline").split(" ")[0], "date-out-of-range");
    assert.equal(read("01/06/2040", "deadline"), "2040-06-01");
  });
});

describe("Depuis quand", () => {
  const since = (text: string): string => {
    const parsed = parseSince(text, context);
    return parsed.is === "value" ? [parsed.value, ...parsed.doubts].join(" ") : parsed.is;
  };
  it("accepte une année ou un mois, et le dit", () => {
    assert.equal(since("2019"), "2019-01-01 day-assumed");
    assert.equal(since("mars 2021"), "2021-03-01 day-assumed");
    assert.equal(since("03/2021"), "2021-03-01 day-assumed");
    assert.equal(since("12/03/2021"), "2021-03-12");
    assert.equal(since("longtemps"), "wrong");
  });
});

describe("Les jours, de 1900 à 2100", () => {
  it("ont le même numéro que dans Excel, dans les deux systèmes, et se relisent", () => {
    let day = "1900-01-01";
    let serial = 1;
    let count = 0;
    for (; day <= "2100-12-31"; day = dayAfter(day)) {
      assert.equal(dayOfSerial(serial, 1900), day);
      if (day >= "1904-01-01") assert.equal(dayOfSerial(serial - 1462, 1904), day);
      const [year, month, of] = day.split("-");
      if (day >= "1916-12-31" && day <= today) assert.equal(read(`${of}/${month}/${year}`).slice(0, 10), day);
      // Excel believes that 1900 had a 29 February: its numbers jump over it.
      serial += serial === 59 ? 2 : 1;
      count += 1;
    }
    assert.equal(count, 73_414);
    assert.equal(serial, 73_416);
    assert.equal(dayOfSerial(73_050, 1900), "2099-12-31");
    assert.equal(dayOfSerial(60, 1900), "1900-02-29");
  });

  it("se comptent comme Temporal les compte", () => {
    for (const day of ["2024-01-31", "2023-12-31", "2024-02-29", "1999-11-30"]) {
      assert.equal(dayAfter(day), Temporal.PlainDate.from(day).add({ days: 1 }).toString());
      for (const months of [-25, -12, -1, 0, 1, 4, 24, 61]) assert.equal(monthsAfter(day, months), Temporal.PlainDate.from(day).add({ months }).toString(), `${day} ${months}`);
    }
  });

  it("refusent les numéros hors du calendrier", () => {
    for (const serial of [-1, 0, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(dayOfSerial(serial, 1900), null);
    assert.equal(dayOfSerial(0, 1904), "1904-01-01");
    assert.equal(dayOfSerial(2_958_465, 1900), "9999-12-31");
  });
});

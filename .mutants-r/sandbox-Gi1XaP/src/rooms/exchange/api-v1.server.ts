// Our open data in the shape of the data·inclusion API: whoever reads theirs reads ours.
import type { Door } from "#ground/visit";
import type { DiService, DiStructure } from "./model.ts";
import { type OpenAsked, readOpenServices, readOpenStructures } from "./open.server.ts";
import { outgoingService, outgoingStructure } from "./outgoing.ts";
import { marksOf, scoreOf, structureScore } from "./quality.ts";

export type Scored<Record> = Record & { score_qualite: number };
export type ApiPage<Item> = { items: Item[]; total: number; page: number; size: number; pages: number };
const paged = <Item>(items: Item[], total: number, { number, size }: { number: number; size: number }): ApiPage<Item> => ({ items, total, page: number, size, pages: Math.ceil(total / size) });
type Paged = OpenAsked & { page: { number: number; size: number } };

const scored = (service: DiService, today: string): Scored<DiService> => ({ ...service, score_qualite: scoreOf(marksOf(service, today)) });

export const apiServices = async (door: Door, asked: Paged): Promise<ApiPage<Scored<DiService>>> => {
  const { rows, total } = await readOpenServices(door, asked);
  return paged(rows.flatMap((row) => {
    const answer = outgoingService(row, { today: door.today });
    return answer.ok ? [scored(answer.record, door.today)] : [];
  }), total, asked.page);
};

export const apiStructures = async (door: Door, asked: Paged): Promise<ApiPage<DiStructure>> => {
  const { rows, total } = await readOpenStructures(door, asked);
  return paged(rows.flatMap((row) => {
    const answer = outgoingStructure(row, { today: door.today });
    return answer.ok ? [answer.record] : [];
  }), total, asked.page);
};

export const apiService = async (door: Door, id: string): Promise<(Scored<DiService> & { structure: DiStructure | null }) | null> => {
  const row = (await readOpenServices(door, { ids: [id] })).rows[0];
  const answer = row && outgoingService(row, { today: door.today });
  if (!row || !answer?.ok) return null;
  const listed = (await readOpenStructures(door, { ids: [row.listed_id] })).rows[0];
  const structure = listed && outgoingStructure(listed, { today: door.today });
  return { ...scored(answer.record, door.today), structure: structure?.ok ? structure.record : null };
};

export const apiStructure = async (door: Door, id: string): Promise<(Scored<DiStructure> & { services: Scored<DiService>[] }) | null> => {
  const row = (await readOpenStructures(door, { ids: [id] })).rows[0];
  const answer = row && outgoingStructure(row, { today: door.today });
  if (!row || !answer?.ok) return null;
  const services = (await readOpenServices(door, { listedId: row.id })).rows.flatMap((one) => {
    const said = outgoingService(one, { today: door.today });
    return said.ok ? [scored(said.record, door.today)] : [];
  });
  return { ...answer.record, score_qualite: structureScore(services.map(({ score_qualite }) => score_qualite)), services };
};

import type { Choice } from "#ui/asks";
import { roles, roleWords } from "#rooms/access/index";
import type { StructureChoice } from "#rooms/access/server";

/** Structures by territory, for a choice list. */
export const placesByTerritory = (structures: readonly StructureChoice[]): { group: string; choices: Choice[] }[] => {
  const groups = new Map<string, Choice[]>();
  for (const { id, name, territory } of structures) {
    const group = territory ?? "Sans territoire";
    groups.set(group, [...(groups.get(group) ?? []), { value: id, label: name }]);
  }
  return [...groups].map(([group, choices]) => ({ group, choices }));
};

export const roleChoices: Choice[] = roles.map((role) => ({ value: role, label: roleWords[role] }));

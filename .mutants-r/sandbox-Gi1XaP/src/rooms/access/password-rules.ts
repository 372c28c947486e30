// Long rather than complicated (ASVS 5, 6.2): no composition rule, but nothing that is tried first.

export type PasswordWeakness = "too-short" | "too-long" | "too-common" | "says-who-you-are";

export const shortestPassword = 12;
const longestPassword = 256;

/** What French and English speakers choose first; a long password made only of these and of digits is one of them. */
const common = [
  "motdepasse", "password", "passwort", "azerty", "qwerty", "qwertz", "uiop", "qsdf", "asdf", "ghjk", "wxcv", "zxcv", "abcdef", "abcd", "abc", "bonjour", "salut", "soleil", "chouchou",
  "doudou", "loulou", "marseille", "paris", "france", "lyon", "toulouse", "bordeaux", "nantes", "jetaime", "iloveyou", "amour", "coucou", "cheval", "princesse", "princess", "nicolas",
  "camille", "julien", "thomas", "maxime", "alexandre", "caroline", "football", "baseball", "basketball", "monkey", "dragon", "master", "welcome", "bienvenue", "letmein", "shadow",
  "sunshine", "superman", "batman", "pokemon", "starwars", "freedom", "whatever", "trustno", "michael", "jordan", "charlie", "jessica", "jennifer", "ashley", "hunter", "killer",
  "secret", "admin", "administrateur", "administrator", "root", "test", "demo", "login", "user", "utilisateur", "ordinateur", "computer", "internet", "google", "facebook", "changeme",
  "changezmoi", "provisoire", "temporaire", "janvier", "fevrier", "mars", "avril", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "printemps", "automne",
  "hiver", "summer", "winter", "spring", "autumn", "lundi", "mardi", "vendredi", "filrouge", "convergence", "chantier", "insertion", "association", "emmaus", "fil", "rouge", "mot", "passe", "de", "mon", "my", "the", "le", "la",
].sort((one, other) => other.length - one.length);

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const unleet = (text: string): string => text.replaceAll("@", "a").replaceAll("0", "o").replaceAll("$", "s").replaceAll("3", "e");
const without = (text: string, words: readonly string[]): string => words.reduce((left, word) => left.replaceAll(word, ""), text);
const isPoor = (text: string): boolean => new Set(text).size < 4 || text.replaceAll(/[^a-z]/g, "").length + new Set(text.replaceAll(/[a-z\d\s]/g, "")).size < 4;

/** Why a password is refused, or null. Whoever has it says who they are. */
export const passwordWeakness = (password: string, owner: { givenName: string; familyName: string; email: string }): PasswordWeakness | null => {
  if ([...password].length < shortestPassword) return "too-short";
  if (password.length > longestPassword) return "too-long";
  const own = [owner.givenName, owner.familyName, ...owner.email.split(/[@.+_-]/)].map(plain).filter((word) => word.length >= 3);
  if (own.length > 0 && without(plain(password), own).length < shortestPassword / 2) return "says-who-you-are";
  const left = [plain(password), unleet(plain(password))].map((text) => without(text, common));
  return left.some(isPoor) && !isLongDigits(password) ? "too-common" : null;
};

/** Twenty digits drawn at random are a good password; a year or a telephone number is not. */
const isLongDigits = (password: string): boolean => /^\d{20,}$/.test(password) && new Set(password).size > 6 && !/0123|1234|2345|9876/.test(password);

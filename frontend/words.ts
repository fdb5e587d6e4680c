let words: Record<string, string> | null = null;

/**
 * What a script says, in the language of the page, which holds its words.
 *
 * @param key of `phrasebook/script_en.properties`
 * @param values what stands for `{0}`, `{1}` and so on
 */
export function word(key: string, ...values: (string | number)[]): string {
  words ??= JSON.parse(document.getElementById("words")?.textContent ?? "{}") as Record<string, string>;
  const text = words[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)] ?? ""));
}

/** Posts what a form of this page would, with the token that its forms carry. */
export function post(
  address: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const token = document.querySelector<HTMLInputElement>("input[type=hidden][name^=csrf]");
  const body = new URLSearchParams(fields);
  if (token) body.set(token.name, token.value);
  return fetch(address, { method: "POST", credentials: "same-origin", body, headers });
}

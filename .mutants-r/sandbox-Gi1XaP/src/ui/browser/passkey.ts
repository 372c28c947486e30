/** Forms with data-passkey="register" or "authenticate": asks the device for its key, writes the answer in the form, sends it. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";

const words: Record<string, string> = {
  NotAllowedError: "Rien n’a été choisi, ou le temps est passé. Réessayez, ou prenez un autre moyen.",
  InvalidStateError: "Cet appareil a déjà une clé pour ce compte.",
  SecurityError: "Cette adresse ne peut pas utiliser de clé d’accès.",
};

const say = (form: HTMLFormElement, message: string): void => {
  const line = form.querySelector<HTMLElement>("[data-passkey-error]");
  if (!line) return;
  line.hidden = message === "";
  line.textContent = message;
};

const askDevice = (form: HTMLFormElement): Promise<unknown> => {
  const options: unknown = JSON.parse(form.dataset["options"] ?? "{}");
  return form.dataset["passkey"] === "register"
    ? startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
};

const useKey = async (form: HTMLFormElement): Promise<void> => {
  say(form, "");
  try {
    const answer = await askDevice(form);
    const input = form.querySelector<HTMLInputElement>('input[name="response"]');
    if (input) input.value = JSON.stringify(answer);
    form.submit();
  } catch (error) {
    say(form, words[(error as Error).name] ?? "La clé n’a pas répondu. Réessayez, ou prenez un autre moyen.");
  }
};

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (!browserSupportsWebAuthn()) say(form, "Ce navigateur ne connaît pas les clés d’accès : prenez un autre moyen.");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void useKey(form);
  });
}

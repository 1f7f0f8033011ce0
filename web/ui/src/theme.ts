// Light or dark: the system's choice, unless the reader made one.
import { computed, effect, signal } from "@preact/signals";

export type ThemeChoice = "system" | "light" | "dark";

const key = "entente.theme";
const media = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;
const systemDark = signal(media?.matches ?? false);
media?.addEventListener("change", (event) => (systemDark.value = event.matches));

export const themeChoice = signal<ThemeChoice>(stored());
export const dark = computed(() => (themeChoice.value === "system" ? systemDark.value : themeChoice.value === "dark"));

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(key);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

/** Keeps the document's theme and the stored choice equal to themeChoice. */
export function applyTheme(): void {
  effect(() => {
    const choice = themeChoice.value;
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    try {
      if (choice === "system") localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch {
      // Storage is blocked: the choice lasts until the page is closed.
    }
  });
}

/** Goes to the next theme: the other one first, then back to the system's. */
export function switchTheme(): void {
  themeChoice.value = dark.value ? "light" : "dark";
}

/** Whether the reader asked for less motion. */
export function lessMotion(): boolean {
  return typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** The colour that a token stands for now, as the canvas needs it: rgb(...). */
export function tokenColour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

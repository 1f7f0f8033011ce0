// The bar on top: where one is, what runs, light or dark, keys.
import type { Job } from "../api";
import { route } from "../router";
import { status } from "../status";
import { dark, switchTheme } from "../theme";
import { openHelp } from "./help";
import { Icon } from "./icons";

const places = [
  { screen: "explore", href: "/", words: "Explore" },
  { screen: "articles", href: "/articles", words: "Articles" },
  { screen: "query", href: "/query", words: "Query" },
] as const;

export function TopBar() {
  const now = route.value.screen === "reader" ? "articles" : route.value.screen;
  const job = status.value?.job;
  return (
    <header class="topbar">
      <a class="wordmark" href="/" aria-label="Entente, to the graph">Entente</a>
      <nav aria-label="Screens">
        {places.map(({ screen, href, words }) => (
          <a key={screen} href={href} aria-current={screen === now ? "page" : undefined}>{words}</a>
        ))}
      </nav>
      <div class="topbar-end">
        {job?.state === "running" && <Running job={job} />}
        <button type="button" class="tool" aria-label={dark.value ? "Switch to light" : "Switch to dark"} title={dark.value ? "Light" : "Dark"} onClick={switchTheme} data-testid="theme">
          <Icon name={dark.value ? "sun" : "moon"} />
        </button>
        <button type="button" class="tool help-tool" aria-label="Keys" title="Keys (?)" onClick={openHelp}><span aria-hidden="true">?</span></button>
      </div>
    </header>
  );
}

function Running({ job }: { job: Job }) {
  return (
    <a class="running" href="/articles" title="Extraction runs">
      <progress max={Math.max(1, job.total)} value={job.done} aria-label="Extraction" /> <span>{job.done} of {job.total}</span>
    </a>
  );
}

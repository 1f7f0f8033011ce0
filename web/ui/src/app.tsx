// The frame: the top bar, and the screen that the address names.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { HelpDialog } from "./chrome/help";
import { LiveRegion } from "./chrome/live";
import { Notice, Skeleton } from "./chrome/notices";
import { TopBar } from "./chrome/topbar";
import { route } from "./router";
import { everReady, ready, status, unreachable } from "./status";

type Load = () => Promise<{ default: ComponentType }>;

const screens: Record<"explore" | "articles" | "reader" | "query", Load> = {
  explore: () => import("./explore/explore"),
  articles: () => import("./articles/articles"),
  reader: () => import("./reader/reader"),
  query: () => import("./query/query"),
};

export function App() {
  return (
    <>
      <TopBar />
      <Body />
      <HelpDialog />
      <LiveRegion />
    </>
  );
}

function Body() {
  const { screen } = route.value;
  if (screen === "missing") return <Missing />;
  if (!everReady.value) {
    if (unreachable.value) return <Unreachable />;
    if (status.value) return <Down />;
  }
  return (
    <>
      {everReady.value && !ready.value && <Banner />}
      <Screen key={screen} load={screens[screen]} />
    </>
  );
}

// Trouble that comes later leaves the screen and what was typed on it as they are.
function Banner() {
  const down = !unreachable.value;
  return (
    <p class="banner" role="alert" data-testid={down ? "down" : "unreachable"}>
      <b>{down ? "The database cannot be reached." : "The server does not answer."}</b>{" "}
      {down && <bdi>{status.value?.cause}</bdi>} This page tries again every two seconds.
    </p>
  );
}

function Screen({ load }: { load: Load }) {
  const [Loaded, setLoaded] = useState<{ view: ComponentType } | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load().then((module) => setLoaded({ view: module.default })).catch(() => setFailed(true));
  }, [load]);
  if (failed) {
    return <Notice title="This screen did not load"><p>The server may have been updated. <a href={location.href} target="_self">Load the page again</a>.</p></Notice>;
  }
  if (!Loaded || !status.value) return <main class="waiting"><Skeleton lines={5} /></main>;
  return <Loaded.view />;
}

function Missing() {
  return (
    <main>
      <Notice title="There is no such page" testid="missing">
        <p>The address may be mistyped, or what it named is gone.</p>
        <p><a class="button primary" href="/">See the graph</a></p>
      </Notice>
    </main>
  );
}

function Down() {
  return (
    <main>
      <Notice title="The database cannot be reached" testid="down">
        <p class="cause"><bdi>{status.value?.cause || "It gave no reason."}</bdi></p>
        <p>
          {status.value?.engine === "neo4j"
            ? "See that Neo4j runs and that NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD are right."
            : "See that the data folder is there, that this user may write to it, and that no other Entente uses it."}
        </p>
        <p class="quiet">This page tries again every two seconds and goes on by itself.</p>
      </Notice>
    </main>
  );
}

function Unreachable() {
  return (
    <main>
      <Notice title="The server does not answer" testid="unreachable">
        <p>Start it again with <code>entente serve</code>, or see that you are still connected.</p>
        <p class="quiet">This page tries again every two seconds and goes on by itself.</p>
      </Notice>
    </main>
  );
}

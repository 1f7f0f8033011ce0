import { render } from "preact";
import "./tokens.css";
import "./base.css";
import "./chrome/chrome.css";
import "./chrome/tables.css";
import "./evidence/evidence.css";
import { App } from "./app";
import { listen } from "./router";
import { refreshStatus } from "./status";
import { applyTheme } from "./theme";

applyTheme();
listen();
void refreshStatus();
render(<App />, document.getElementById("app")!);

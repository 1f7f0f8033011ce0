import { render } from "preact";

render(<main><h1>Entente</h1></main>, document.getElementById("app")!);

// Adding articles: files dropped or chosen, or text pasted.
import { useEffect, useRef, useState } from "preact/hooks";
import { api, type ArticleInput } from "../api";
import { Icon } from "../chrome/icons";
import { accepted, largest, readFile, refusal } from "./files";
import { follow } from "./jobs";

export function AddDialog({ onClose, given }: { onClose: () => void; given: File[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [files, setFiles] = useState<File[]>(given);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [text, setText] = useState("");

  useEffect(() => dialog.current?.showModal(), []);

  const take = (list: FileList | null | undefined) => list && setFiles([...files, ...list]);
  const good = files.filter((file) => !refusal(file));
  const tooMuch = good.reduce((sum, file) => sum + file.size, 0) > largest;
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setSaid("");
    try {
      const articles: ArticleInput[] = await Promise.all(good.map(readFile));
      if (text.trim()) {
        const fields = new FormData(form.current!);
        const field = (name: string) => String(fields.get(name) ?? "").trim();
        articles.push({ name: field("title") || "Pasted text", title: field("title"), url: field("url"), published: field("published"), text });
      }
      follow(await api.addArticles(articles));
      onClose();
    } catch (error) {
      setSaid((error as Error).message);
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} class="dialog add" aria-labelledby="add-title" onClose={onClose} data-testid="add-dialog">
      <form ref={form} class="dialog-body" onSubmit={(event) => void submit(event)}>
        <div class="dialog-head">
          <h2 id="add-title">Add articles</h2>
          <button type="button" class="tool" aria-label="Close" onClick={onClose}><Icon name="close" /></button>
        </div>
        <label
          class={`drop${over ? " over" : ""}`}
          onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
          onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files); }}
        >
          <Icon name="file" />
          <span><b>Drop files here</b> or choose them</span>
          <span class="quiet">.txt .md .html .json .jsonl</span>
          <input type="file" autofocus multiple accept={accepted} class="unseen" data-testid="add-files" onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ""; }} />
        </label>
        {files.length > 0 && (
          <ul class="chosen-files">
            {files.map((file, i) => (
              <li key={i} class={refusal(file) ? "refused" : ""}>
                <bdi>{file.name}</bdi> <span class="quiet">{refusal(file) || size(file.size)}</span>
                <button type="button" class="tool" aria-label={`Remove ${file.name}`} onClick={() => setFiles(files.filter((other) => other !== file))}><Icon name="close" /></button>
              </li>
            ))}
          </ul>
        )}
        <p class="or"><span>or paste</span></p>
        <label class="field">Title<input name="title" type="text" data-testid="add-title" autocomplete="off" /></label>
        <div class="field-row">
          <label class="field">Published<input name="published" type="text" inputMode="numeric" placeholder="2022-09-07" pattern="\d{4}(-\d{2}(-\d{2})?)?" title="A year, a month or a day: 1979, 2022-05, 2022-09-07" autocomplete="off" /></label>
          <label class="field">Address<input name="url" type="url" placeholder="https://" autocomplete="off" /></label>
        </div>
        <label class="field">Text<textarea name="text" rows={8} value={text} onInput={(event) => setText(event.currentTarget.value)} data-testid="add-text" dir="auto" /></label>
        {tooMuch && <p class="trouble">Together these files are larger than 11 MB. Send them in parts.</p>}
        {said && <p class="trouble" role="alert">{said}</p>}
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button primary" disabled={busy || tooMuch || (!good.length && !text.trim())} data-testid="add-submit">{busy ? "Sending" : "Add"}</button>
        </div>
      </form>
    </dialog>
  );
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

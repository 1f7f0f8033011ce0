// Asks before an article is removed.
import { useEffect, useRef, useState } from "preact/hooks";
import { api, type ArticleSummary } from "../api";
import { announce } from "../chrome/live";

export function RemoveDialog({ article, onClose }: { article: ArticleSummary; onClose: (gone: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const remove = async () => {
    try {
      await api.deleteArticle(article.id);
      announce("Article removed.");
      onClose(true);
    } catch (error) {
      setSaid((error as Error).message);
    }
  };
  return (
    <dialog ref={dialog} class="dialog small" aria-labelledby="remove-title" onClose={() => onClose(false)} data-testid="remove-dialog">
      <div class="dialog-body">
        <h2 id="remove-title">Remove this article?</h2>
        <p class="serif"><bdi>{article.title || article.id}</bdi></p>
        <p class="quiet">Its claims go too, and the relations and entities that nothing else supports.</p>
        {said && <p class="trouble" role="alert">{said}</p>}
        <div class="dialog-foot">
          <button type="button" class="button" onClick={() => onClose(false)}>Keep</button>
          <button type="button" class="button danger" onClick={() => void remove()} data-testid="remove-confirm">Remove</button>
        </div>
      </div>
    </dialog>
  );
}

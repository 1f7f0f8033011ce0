// The search box with its suggestions, after the combobox pattern of WAI-ARIA.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { api, type Hit } from "../api";
import { Icon, TypeShape } from "../chrome/icons";
import { announce } from "../chrome/live";
import { count } from "../text/format";
import { openEntity } from "./store";

// The keyboard goes on where the entity is shown, once it is.
function toPanel(id: string, tries = 20): void {
  const heading = document.querySelector<HTMLElement>(`[data-entity-title="${CSS.escape(id)}"]`);
  if (heading) heading.focus();
  else if (tries > 0) setTimeout(() => toPanel(id, tries - 1), 50);
}

export function Search() {
  const [text, setText] = useState("");
  const [hits, setHits] = useState<Hit[] | null>(null);
  const [total, setTotal] = useState(0);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const asked = text.trim();

  useEffect(() => {
    if (!asked) {
      setHits(null);
      return;
    }
    const abort = new AbortController();
    const wait = setTimeout(() => {
      api.search(asked, 10, abort.signal).then((answer) => {
        setHits(answer.items);
        setTotal(answer.total);
        setActive(answer.items.length ? 0 : -1);
        setOpen(true);
        announce(answer.items.length ? `${count(answer.total, "entity", "entities")} found. ${answer.items[0]!.name} first.` : `Nothing found for ${asked}.`);
      }).catch(() => abort.signal.aborted || setHits([]));
    }, 40);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [asked]);

  const choose = (hit: Hit) => {
    setOpen(false);
    setText("");
    openEntity(hit.id);
    toPanel(hit.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      if (open) setOpen(false);
      else if (text) setText("");
      else input.current?.blur();
      event.stopPropagation();
      return;
    }
    if (!hits?.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      setOpen(true);
      setActive((active + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length);
    } else if (event.key === "Home" && open) setActive(0);
    else if (event.key === "End" && open) setActive(hits.length - 1);
    else if (event.key === "Enter" && open && hits[active]) choose(hits[active]!);
    else return;
    event.preventDefault();
  };

  const showing = open && hits !== null;
  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        ref={input} type="text" data-testid="search" id="search" value={text} placeholder="Find an entity" aria-label="Find an entity"
        role="combobox" aria-expanded={showing} aria-controls={list} aria-autocomplete="list" autocomplete="off" spellcheck={false}
        aria-activedescendant={showing && active >= 0 ? `${list}-${active}` : undefined} aria-keyshortcuts="/ Control+K"
        onInput={(event) => setText(event.currentTarget.value)} onKeyDown={onKeyDown}
        onFocus={() => hits && setOpen(true)} onBlur={() => setOpen(false)}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul class="suggestions" id={list} role="listbox" aria-label="Entities" hidden={!showing || !hits?.length}>
        {hits?.map((hit, i) => (
          <li
            key={hit.id} id={`${list}-${i}`} role="option" aria-selected={i === active} data-testid="suggestion" data-id={hit.id}
            onMouseDown={(event) => event.preventDefault()} onMouseMove={() => setActive(i)} onClick={() => choose(hit)}
          >
            <TypeShape type={hit.type} />
            <span class="suggestion-name"><bdi>{hit.name}</bdi>{hit.matched && hit.matched !== hit.name && <span class="suggestion-alias"><bdi>{hit.matched}</bdi></span>}</span>
            <span class="figure">{hit.claims}</span>
          </li>
        ))}
      </ul>
      {showing && hits?.length === 0 && <p class="suggestions none">Nothing found for “<bdi>{asked}</bdi>”.</p>}
      {showing && hits !== null && total > hits.length && <span class="unseen">{hits.length} of {total} shown</span>}
    </div>
  );
}

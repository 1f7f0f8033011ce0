// Claims that a filter selects, fetched a page at a time.
import { useEffect, useState } from "preact/hooks";
import { api, type Claim, type ClaimFilter } from "../api";
import { announce } from "../chrome/live";
import { Skeleton, Trouble } from "../chrome/notices";
import { graphVersion } from "../status";
import { count } from "../text/format";
import { ClaimCard } from "./claim-card";

const page = 50;

export function ClaimList({ filter, relation }: { filter: ClaimFilter; relation?: boolean }) {
  const [claims, setClaims] = useState<Claim[] | null>(null);
  const [total, setTotal] = useState(0);
  const [trouble, setTrouble] = useState("");
  const key = JSON.stringify(filter);
  const version = graphVersion.value;

  useEffect(() => {
    const abort = new AbortController();
    setClaims(null);
    setTrouble("");
    api.claims({ ...filter, limit: page }, abort.signal).then((answer) => {
      setClaims(answer.items);
      setTotal(answer.total);
      announce(`${count(answer.total, "claim")}.`);
    }).catch((error: Error) => abort.signal.aborted || setTrouble(error.message));
    return () => abort.abort();
  }, [key, version]);

  const more = async () => {
    try {
      const answer = await api.claims({ ...filter, limit: page, offset: claims!.length });
      setClaims([...claims!, ...answer.items]);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };

  if (trouble) return <Trouble said={trouble} />;
  if (!claims) return <Skeleton lines={6} />;
  if (!claims.length) return <p class="quiet">No claim is stored for this.</p>;
  return (
    <div class="claims" data-testid="claims">
      {claims.map((claim) => <ClaimCard key={claim.id} claim={claim} relation={relation} />)}
      {claims.length < total && <button type="button" class="button" onClick={() => void more()}>{claims.length} of {total} shown, show more</button>}
    </div>
  );
}

// What a screen says while it has nothing else to show.
import type { ComponentChildren } from "preact";

export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div class="skeleton" aria-busy="true" data-testid="loading">
      <span class="unseen">Loading</span>
      {Array.from({ length: lines }, (_, i) => <span key={i} class="bone" style={{ width: `${[96, 88, 92, 54][i % 4]}%` }} />)}
    </div>
  );
}

export function Trouble({ said, children }: { said: string; children?: ComponentChildren }) {
  return <div class="trouble" role="alert" data-testid="trouble"><p>{said}</p>{children}</div>;
}

export function Notice({ title, children, testid }: { title: string; children: ComponentChildren; testid?: string }) {
  return (
    <div class="notice" data-testid={testid}>
      <div class="notice-body">
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}

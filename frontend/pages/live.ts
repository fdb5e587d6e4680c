/**
 * Listens to changes of recordings while the page is looked at: a browser has few connections, and hidden pages need none.
 *
 * @param left ends it
 */
export function listen(changed: () => void, left?: AbortSignal): void {
  let source: EventSource | null = null;
  const close = (): void => {
    source?.close();
    source = null;
  };
  const connect = (): void => {
    const looked = document.visibilityState === "visible";
    if (looked && !source) {
      source = new EventSource("/worklist/changes");
      source.addEventListener("message", ({ data }) => {
        if (data === "changed") changed();
      });
    } else if (!looked) {
      close();
    }
  };
  document.addEventListener("visibilitychange", connect, left ? { signal: left } : {});
  addEventListener("pagehide", close, left ? { signal: left } : {});
  left?.addEventListener("abort", close);
  connect();
}

/**
 * Looks again whenever a recording changes, and every so often for what was not told, while the page is looked at: a browser
 * has few connections, and hidden pages need none. What changed while it was hidden, or unconnected, is found on connecting.
 *
 * @param left ends it
 */
export function listen(look: () => void, everyMs: number, left?: AbortSignal): void {
  let source: EventSource | null = null;
  let often = 0;
  const close = (): void => {
    source?.close();
    source = null;
    clearInterval(often);
  };
  const connect = (): void => {
    const looked = document.visibilityState === "visible";
    if (looked && !source) {
      source = new EventSource("/worklist/changes");
      source.addEventListener("open", look);
      source.addEventListener("message", ({ data }) => {
        if (data === "changed") look();
      });
      often = setInterval(look, everyMs);
    } else if (!looked) {
      close();
    }
  };
  document.addEventListener("visibilitychange", connect, left ? { signal: left } : {});
  addEventListener("pagehide", close, left ? { signal: left } : {});
  left?.addEventListener("abort", close);
  connect();
}

/** Keeps what is scrolled in one trace at the same place in the other. */
export function openBefore(page: HTMLElement): void {
  const rooms = [...page.querySelectorAll<HTMLElement>("[data-together]")];
  for (const room of rooms) {
    room.addEventListener(
      "scroll",
      () => {
        for (const other of rooms) {
          // setting what is set already scrolls nothing, so the two do not push one another
          if (other !== room) {
            other.scrollLeft = room.scrollLeft;
            other.scrollTop = room.scrollTop;
          }
        }
      },
      { passive: true },
    );
  }
}

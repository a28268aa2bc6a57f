/** A part of the page on the whole screen, where the browser allows it. */

/** Full screen, or back from it. */
export function toggleFullScreen(element) {
  const wanted = document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen?.();
  // Some browsers and shared screens refuse; the element is large anyway.
  wanted?.catch(() => {});
}

/** Back from full screen; nothing where there is none. */
export function leaveFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

/** A dialog that fills the whole screen, where the browser allows it. */

/** Full screen, or back from it. */
export function toggleFullScreen(dialog) {
  const wanted = document.fullscreenElement ? document.exitFullscreen() : dialog.requestFullscreen?.();
  // Some browsers and shared screens refuse; the dialog fills the window anyway.
  wanted?.catch(() => {});
}

/** Back from full screen; nothing where there is none. */
export function leaveFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

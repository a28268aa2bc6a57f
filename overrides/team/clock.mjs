/**
 * How long the group has been on each slide. A clock that tells and does nothing: at its end it says so once. Pure.
 *
 * @typedef {{spent: Record<string, number>, told: string[], isPaused: boolean}} Clock `spent` in seconds by the name of
 *   a slide; `told` the slides of which it was said that the time is up
 */

/** @type {Clock} */
export const NO_CLOCK = Object.freeze({ spent: {}, told: [], isPaused: false });

/** Time passes on a slide, unless the clock is paused. */
export function ticked(clock, slide, seconds, minutes) {
  if (clock.isPaused) return clock;
  const spent = { ...clock.spent, [slide]: (clock.spent[slide] || 0) + seconds };
  const isOver = spent[slide] >= 60 * minutes && !clock.told.includes(slide);
  return { ...clock, spent, told: isOver ? [...clock.told, slide] : clock.told };
}

/** What is left of the minutes of a slide, as 4:05. */
export function timeLeft(clock, slide, minutes) {
  const left = Math.max(0, Math.ceil(60 * minutes - (clock.spent[slide] || 0)));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

/** What the twin tests call: the pure modules of the team page, all in one global. */

import { csv } from "../../quiz/client/files.mjs";
import { compareTeams, sharedRespondents, teamPicture } from "../../quiz/client/team.mjs";
import { exportJson, exportRows, parseExport } from "../../quiz/client/team-export.mjs";
import { readTeamInput } from "../../quiz/client/team-input.mjs";

function finished(steps) {
  for (;;) {
    const { value, done } = steps.next();
    if (done) return value;
  }
}

window.teamTwin = {
  read(text, instrument) {
    const { respondents, duplicates, refused } = finished(readTeamInput(text, instrument));
    return { respondents: [...respondents], duplicates, refused };
  },
  picture(instrument, responses, size) {
    const found = teamPicture(instrument, responses, size);
    return found && exportJson(instrument, found);
  },
  csv(instrument, responses, size, words, names) {
    const rows = exportRows(instrument, teamPicture(instrument, responses, size), (key) => words[key], (id) => names[id]);
    return csv(rows);
  },
  reopened(text, instrument) {
    try {
      return exportJson(instrument, parseExport(text, instrument));
    } catch (problem) {
      return `${problem.reason}|${problem.detail}`;
    }
  },
  compare(instrument, first, second) {
    return compareTeams(parseExport(first, instrument), parseExport(second, instrument));
  },
  shared: (first, second, threshold) => sharedRespondents(new Set(first), new Set(second), threshold),
  timed(text, instrument) {
    const start = performance.now();
    let worst = 0;
    const steps = readTeamInput(text, instrument);
    for (;;) {
      const begin = performance.now();
      const { value, done } = steps.next();
      worst = Math.max(worst, performance.now() - begin);
      if (done) {
        const read = performance.now();
        teamPicture(instrument, [...value.respondents.values()]);
        return { read: read - start, picture: performance.now() - read, worst, n: value.respondents.size };
      }
    }
  },
};

/** What the twin tests call: the pure modules of the team page, all in one global. */

import { csv } from "../../quiz/client/csv.mjs";
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
  sliced(text, instrument) {
    const steps = readTeamInput(text, instrument);
    for (let slices = 0; ; slices += 1) {
      const { value, done } = steps.next();
      if (done) return { n: teamPicture(instrument, [...value.respondents.values()]).n, slices };
    }
  },
};

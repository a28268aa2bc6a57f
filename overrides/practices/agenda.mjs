/**
 * A programme of one to three werkvormen, counted to the minute. Plain data in, plain data out.
 *
 * A form is `{slug, title, purposes, followedBy, shortest, longest, fewest, most}`, times in minutes.
 * `rules` are minutes too: `opening` and `closing` belong to a programme of more than one form, and a `pause` comes
 * before the form that would make people work for more than `stretch` at a time.
 */

const MOST_FORMS = 3;
const PRICE_OF_A_FORM = 10; // minutes: an extra form must fill at least so much time that is left

/** What one form, or several after each other, would be: `{parts, minutes}`; `lasting` are the minutes of each form. */
function programmeOf(forms, lasting, rules) {
  const parts = [];
  const several = forms.length > 1;
  if (several) parts.push({ kind: "opening", minutes: rules.opening });
  let working = several ? rules.opening : 0;
  forms.forEach((form, place) => {
    if (place && working + lasting[place] > rules.stretch) {
      parts.push({ kind: "pause", minutes: rules.pause });
      working = 0;
    }
    parts.push({ kind: "form", minutes: lasting[place], slug: form.slug, title: form.title });
    working += lasting[place];
  });
  // A form that is itself the end of a day or a meeting needs no other.
  const ended = forms[forms.length - 1].purposes.includes(rules.ending);
  if (several && !ended) parts.push({ kind: "closing", minutes: rules.closing });
  return { parts, minutes: parts.reduce((sum, part) => sum + part.minutes, 0) };
}

/** The programme with its forms as long as the time allows, the first one first; null when it does not fit at all. */
function fitted(forms, minutes, rules) {
  const lasting = forms.map((form) => form.shortest);
  if (programmeOf(forms, lasting, rules).minutes > minutes) return null;
  forms.forEach((form, place) => {
    for (let longer = form.longest; longer > form.shortest; longer -= 1) {
      const tried = lasting.map((each, other) => (other === place ? longer : each));
      if (programmeOf(forms, tried, rules).minutes <= minutes) {
        lasting[place] = longer;
        break;
      }
    }
  });
  const programme = programmeOf(forms, lasting, rules);
  return { ...programme, spare: minutes - programme.minutes };
}

/** Every row of at most three forms that may follow each other, beginning with this one. */
function rowsFrom(form, forms, before = []) {
  const row = [...before, form];
  const next = row.length < MOST_FORMS ? forms.filter((each) => form.followedBy.includes(each.slug)) : [];
  return [row, ...next.filter((each) => !row.includes(each)).flatMap((each) => rowsFrom(each, forms, row))];
}

/**
 * The programmes that fit, best first: those that leave little time over, with few forms. Each begins with a form for
 * the purpose. `wishes` is `{purpose, minutes, people}`.
 */
export function programmes(forms, wishes, rules) {
  const able = forms.filter((form) => form.fewest <= wishes.people && wishes.people <= form.most);
  const price = (programme, row) => programme.spare + PRICE_OF_A_FORM * (row.length - 1);
  return able
    .filter((form) => form.purposes.includes(wishes.purpose))
    .flatMap((form) => rowsFrom(form, able))
    .map((row) => ({ row, programme: fitted(row, wishes.minutes, rules) }))
    .filter(({ programme }) => programme !== null)
    .sort(
      (one, other) =>
        price(one.programme, one.row) - price(other.programme, other.row) ||
        (one.row[0].title < other.row[0].title ? -1 : 1),
    )
    .map(({ programme }) => programme);
}

/**
 * Why nothing fits: `{reason: "people", fewest, most}` when the group is too small or too large for every form of the
 * purpose, else `{reason: "time", shortest}`: the least that a form for this group takes.
 */
export function whyNothing(forms, { purpose, people }) {
  const meant = forms.filter((form) => form.purposes.includes(purpose));
  const able = meant.filter((form) => form.fewest <= people && people <= form.most);
  return able.length
    ? { reason: "time", shortest: Math.min(...able.map((form) => form.shortest)) }
    : {
        reason: "people",
        fewest: Math.min(...meant.map((form) => form.fewest)),
        most: Math.max(...meant.map((form) => form.most)),
      };
}

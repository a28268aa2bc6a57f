/** Take something along: clipboard and downloads, each with a way round when the browser refuses. */

/**
 * Copy a text; when that is not allowed, select it in a field so that a person can.
 * @param {string} text
 * @param {HTMLInputElement} fallback
 * @returns {Promise<boolean>}
 */
export async function copyText(text, fallback) {
  try {
    await navigator.clipboard.writeText(text);
    fallback.hidden = true;
    return true;
  } catch {
    fallback.hidden = false;
    fallback.value = text;
    fallback.focus();
    fallback.select();
    return false;
  }
}

/** Offer a text as a download; false when the browser cannot. */
export function download(name, type, text) {
  try {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    return true;
  } catch {
    return false;
  }
}

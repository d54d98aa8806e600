// Shows what has changed since: the parts of the page that are marked are fetched again every second. A part is left as it is, with what was opened and typed in it, while the desk says the same of it.
const said = new Map([...document.querySelectorAll("[data-live]")].map(part => [part.dataset.live, part.innerHTML]));
setInterval(async () => {
  if (said.size === 0 || document.hidden) return;
  try {
    const answer = await fetch(location.href.replace(/(\/orders\/\d{18})\/.*/, "$1"), { headers: { accept: "text/html", "x-live": "1" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const [name, before] of said) {
      const fresh = page.querySelector(`[data-live="${name}"]`);
      if (!fresh || fresh.innerHTML === before) continue;
      said.set(name, fresh.innerHTML);
      const part = document.querySelector(`[data-live="${name}"]`);
      // Whoever goes by keys stays on the link they are on.
      const held = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      part.replaceWith(fresh);
      if (held) fresh.querySelector(`[href="${CSS.escape(held)}"]`)?.focus();
    }
  } catch {
    // The desk does not answer now; it is asked again.
  }
}, 1000);

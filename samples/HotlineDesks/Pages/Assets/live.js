// Shows what has changed since: the parts of the page that are marked are fetched again every second.
setInterval(async () => {
  const shown = [...document.querySelectorAll("[data-live]")];
  if (shown.length === 0 || document.hidden) return;
  try {
    const answer = await fetch(location.href.replace(/(\/orders\/\d{18})\/.*/, "$1"), { headers: { accept: "text/html", "x-live": "1" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of shown) {
      const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceWith(fresh);
    }
  } catch {
    // The desk does not answer now; it is asked again.
  }
}, 1000);

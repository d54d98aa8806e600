// Shows what has changed since: the part of the page that is marked is fetched again every second.
setInterval(async () => {
  const shown = document.querySelector("[data-live]");
  if (!shown || document.hidden) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
    if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh);
  } catch {
    // The platform does not answer now; it is asked again.
  }
}, 1000);

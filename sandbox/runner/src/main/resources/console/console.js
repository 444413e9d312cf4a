// Renews the parts that change, once a second; forms and open logs stay as they are.
(() => {
  const renew = async () => {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML) part.innerHTML = next.innerHTML;
    }
  };
  const loop = async () => {
    if (!document.hidden) await renew().catch(() => {});
    setTimeout(loop, 1000);
  };
  setTimeout(loop, 1000);
})();

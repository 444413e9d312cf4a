// Progressive enhancement only: every action on every page is a link or a form and works without this file.
(() => {
  const EVERY = 4000;
  const root = document.documentElement;
  const $ = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Theme: automatic -> light -> dark -> automatic; a cookie, so that the server writes it into the next page
  $('[data-theme-switch]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const order = ['', 'light', 'dark'];
      const next = order[(order.indexOf(root.dataset.theme || '') + 1) % 3];
      if (next) root.dataset.theme = next; else delete root.dataset.theme;
      document.cookie = `rt-theme=${next}; path=/; SameSite=Strict; max-age=${next ? 31536000 : 0}`;
    });
  });

  // Selection: the box in the header picks the page, and the bar says how many
  const showSelection = () => $('[data-selection]').forEach(form => {
    const boxes = $('[data-pick]', form), all = form.querySelector('[data-pick-all]');
    const picked = boxes.filter(box => box.checked).length;
    all.hidden = false;
    all.checked = picked > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
    $('[data-count]', form).forEach(count => { count.textContent = picked; });
  });
  addEventListener('change', event => {
    const form = event.target.closest('[data-selection]');
    if (!form) return;
    if (event.target.matches('[data-pick-all]')) {
      $('[data-pick]', form).forEach(box => { box.checked = event.target.checked; });
    }
    if (event.target.matches('[data-pick], [data-pick-all]')) form.querySelector('[value="picked"]').checked = true;
    showSelection();
  });
  addEventListener('pageshow', showSelection);
  showSelection();

  // Live: reads the same page again and takes over what changed. Lines stay where they are; new ones wait behind a link.
  const replace = (now, next) => {
    if (!next) { now.replaceChildren(); return; }
    if (now.isEqualNode(next) || now.contains(document.activeElement)) return;
    $('details[id][open]', now).forEach(open => { const same = next.querySelector(`#${open.id}`); if (same) same.open = true; });
    now.replaceWith(next);
  };
  const takeOverRows = (page, fresh) => {
    const body = page.querySelector('[data-rows]'), freshBody = fresh.querySelector('[data-rows]');
    if (!body || !freshBody) {
      if (body || freshBody) replace(page.querySelector('#list'), fresh.querySelector('#list'));
      return;
    }
    const byId = new Map($('tr', freshBody).map(row => [row.dataset.row, row]));
    $('tr', body).forEach(row => {
      const next = byId.get(row.dataset.row) || byId.get(row.dataset.then);
      byId.delete(row.dataset.row);
      byId.delete(row.dataset.then);
      if (!next) { row.remove(); return; }
      const box = row.querySelector('[data-pick]:checked') && next.querySelector('[data-pick]');
      if (box) box.checked = true;
      replace(row, next);
    });
    const hint = page.querySelector('[data-new-lines]');
    if (hint) { hint.hidden = byId.size === 0; hint.querySelector('b').textContent = byId.size; }
  };
  const takeOver = fresh => {
    takeOverRows(document, fresh);
    $('[data-live]').forEach(now => replace(now, fresh.getElementById(now.id)));
    const read = fresh.querySelector('.live time'), shown = document.querySelector('.live time');
    if (read && shown) shown.replaceWith(read);
    showSelection();
  };
  const address = () => {
    const url = new URL(location.href);
    const ids = $('[data-rows] tr').flatMap(row => [row.dataset.row, row.dataset.then]);
    if (ids.length) url.searchParams.set('keep', [...new Set(ids)].slice(0, 120).join(','));
    return url;
  };
  const say = words => $('[data-updated]').forEach(label => { label.textContent = words; });
  let paused = false;
  const poll = async () => {
    if (!paused && document.visibilityState === 'visible') {
      try {
        const answer = await fetch(address(), { headers: { Accept: 'text/html' }, redirect: 'follow' });
        if (!answer.ok) throw new Error(answer.status);
        takeOver(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        say('Updated');
      } catch (unreachable) {
        say('Not reachable since');
      }
    }
    setTimeout(poll, EVERY);
  };
  if (document.querySelector('[data-live]')) {
    setTimeout(poll, EVERY);
    $('[data-live-switch]').forEach(button => {
      button.hidden = false;
      button.addEventListener('click', () => {
        paused = !paused;
        button.setAttribute('aria-pressed', paused);
        say(paused ? 'Paused at' : 'Read at');
      });
    });
  }
})();

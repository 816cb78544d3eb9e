'use strict';
(() => {
  // Pointing: a link to a place lights up its words.
  const point = () => {
    document.querySelectorAll('.hit').forEach(e => e.classList.remove('hit'));
    const m = /^#d(\d+)-(\d+)-(\d+)$/.exec(location.hash);
    if (!m) return;
    const article = document.getElementById('d' + m[1]);
    if (!article) return;
    const start = +m[2], end = +m[3];
    for (const u of article.querySelectorAll('u[data-s]')) {
      const s = +u.dataset.s;
      if (s >= start && s < end) u.classList.add('hit');
    }
    const first = article.querySelector('.hit');
    if (first) first.scrollIntoView({block: 'center'});
  };
  addEventListener('hashchange', point);
  point();

  // A count within a summary leads to its place; it doesn't open the row.
  document.addEventListener('click', e => {
    const a = e.target.closest('summary a');
    if (a) e.stopPropagation();
  });

  // Searching: rows without the words step back.
  const find = document.getElementById('find');
  find.closest('label').hidden = false;
  const rows = [...document.querySelectorAll('.row, .pair, .variant, .key')];
  const terms = [...document.querySelectorAll('[data-term]')];
  find.addEventListener('input', () => {
    const q = find.value.trim().toLowerCase();
    for (const r of rows) r.classList.toggle('away', q !== '' && !r.textContent.toLowerCase().includes(q));
    for (const t of terms) t.classList.toggle('away', q !== '' && !t.dataset.term.includes(q));
  });

  // Kinds of edit can be left out.
  for (const box of document.querySelectorAll('input[data-kind]')) {
    box.hidden = false;
    box.addEventListener('change', () => {
      for (const e of document.querySelectorAll('.edit.' + box.dataset.kind)) e.classList.toggle('mute', !box.checked);
    });
  }
})();

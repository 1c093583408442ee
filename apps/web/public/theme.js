// Runs before the first paint: a file of its own because the content security policy forbids inline scripts.
(function () {
  var choice = 'system';
  try {
    choice = localStorage.getItem('tollgate.theme') || 'system';
  } catch {
    // Storage is blocked: follow the system.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();

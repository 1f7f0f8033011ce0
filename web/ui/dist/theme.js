// Applies the stored theme before the first paint. It is a file of its own
// because the content security policy allows no inline script.
try {
  var theme = localStorage.getItem("entente.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch (e) {
  // Storage is blocked: the system's theme applies.
}

// Choose the reader's own city, where the browser knows it and nothing was chosen yet.
const list = document.querySelector("select[data-own-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (list && !list.value && [...list.options].some((option) => option.value === own)) list.value = own;

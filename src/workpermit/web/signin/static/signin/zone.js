// Choose the browser's own time zone, where nothing was chosen yet.

const field = document.querySelector("[data-own-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (field && field.value === "UTC" && [...field.options].some((option) => option.value === own)) field.value = own;

import type { User } from './settings.ts';

/** The page on which one chooses who to be. */
export function renderUserPage(users: readonly User[], action: string): string {
  const buttons = users
    .map(
      ({ subject, name }) =>
        `<button name="subject" value="${escapeHtml(subject)}">${escapeHtml(name)}</button>`,
    )
    .join('\n');
  return renderPage(
    'Choose who you are',
    `<p>This is a test provider on this machine. It asks for no password and protects nothing.</p>
<form method="post" action="${escapeHtml(action)}">
${buttons}
</form>`,
  );
}

/** A page without scripts. @param content HTML */
export function renderPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - test provider</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 sans-serif }
main { max-width: 34rem; margin: 4rem auto; padding: 0 1rem }
button { display: block; font: inherit; margin: .5rem 0; padding: .4rem .8rem; min-width: 14rem }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** How many columns a text takes in a font of even width, about: signs of East Asian scripts and pictures take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const mark of text) width += WIDE.test(mark) ? 2 : 1;
  return width;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303F\uFF01-\uFF60]/u;

/** Does the text hold what looks like a personal or coordination number? The server decides; this only warns at once. */
export function holdsPersonalNumber(text: string): boolean {
  for (const [, century = '', date = '', last = ''] of text.matchAll(/(?<!\d)(18|19|20)?(\d{6})[-+ –]?(\d{4})(?!\d)/g)) {
    const month = Number(date.slice(2, 4));
    const day = Number(date.slice(4, 6)) % 60;
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31 && checks(date + last) && (century || date)) return true;
  }
  return false;
}

/** Luhn's sum. */
function checks(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const product = Number(digits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}

namespace Sample;

public static class Luhn
{
    public static bool IsValid(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit(digits[digits.Length - 1 - i]))
                return false;

            int digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }

        return digits.Length > 0 && sum % 10 == 0;
    }
}

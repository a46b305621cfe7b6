namespace Numerals;

public static class EnglishWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (ulong Size, string Name)[] Groups =
    [
        (1_000_000_000_000_000_000, "quintillion"), (1_000_000_000_000_000, "quadrillion"), (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred"),
    ];

    public static string Spell(long number) => number < 0 ? $"minus {Spell(unchecked(0 - (ulong)number))}" : Spell((ulong)number);

    private static string Spell(ulong number)
    {
        foreach ((ulong size, string name) in Groups)
        {
            if (number >= size)
                return $"{Spell(number / size)} {name}{Rest(number % size, " ")}";
        }

        return number < 20 ? Small[number] : $"{Tens[number / 10]}{Rest(number % 10, "-")}";
    }

    private static string Rest(ulong number, string before) => number == 0 ? "" : before + Spell(number);
}

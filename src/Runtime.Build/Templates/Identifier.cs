namespace Lambda.Runtime.Build.Templates;

/// <summary>Turns names of any characters into identifiers of templates.</summary>
internal static class Identifier
{
    /// <summary>The parts of a name that consist of ASCII letters and digits: <c>shop-total</c> has two.</summary>
    public static string[] Words(string name) =>
        string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Joins words to one with capitals: <c>ShopTotal</c>.</summary>
    public static string Join(IEnumerable<string> words) => string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Adds a name to a set. If the set has it, the name gets a number, and is cut so that it has at most <paramref name="maxLength"/> characters.</summary>
    public static string AddUnique(HashSet<string> taken, string name, int maxLength = int.MaxValue)
    {
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
            unique = $"{name[..Math.Min(name.Length, maxLength - $"{i}".Length)]}{i}";
        return unique;
    }
}

namespace Lambda.Runtime.Build.Naming;

/// <summary>Text that becomes a part of the command lines of native compilation, which a shell runs, with the text in double quotes.</summary>
/// <remarks>
/// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_03 is what a shell does inside of double quotes.
/// All others were found by publishing projects with each character in the names of files and folders.
/// </remarks>
internal static class CommandText
{
    /// <summary>What a shell takes for a command, a variable, an escape or the end of the quotes.</summary>
    private const string Shell = "$`\\\"";

    /// <summary>The first part of a text that would be read as something else, and as what; <see langword="null"/> if nothing would.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isLinked">Whether it is also a part of an option to the linker, whose parts commas separate.</param>
    public static (string Found, string Reader)? Misread(string text, bool isLinked)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (Shell.Contains(letter) || letter is '\n' or '\r')
                return (Show(letter), "a shell");
            if (char.IsControl(letter) || letter == '|')
                return (Show(letter), "the SDK");
            if (letter == '@' && i + 1 < text.Length && text[i + 1] == '(')
                return ("@(", "MSBuild");
            if (letter == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
                return (text.Substring(i, 3), "MSBuild");
            if (letter == ',' && isLinked)
                return (",", "the linker");
        }

        return null;
    }

    private static string Show(char letter) => char.IsControl(letter) ? $"U+{(int)letter:X4}" : $"{letter}";
}

namespace Lambda.Runtime.Build.Naming;

/// <summary>Checks text that is part of the commands of native compilation. A shell runs them, with the text in double quotes.</summary>
/// <remarks>
/// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_03 describes double quotes in a shell.
/// The other rules were found by publishing projects with each character in the names of files and folders.
/// </remarks>
internal static class CommandText
{
    /// <summary>Characters that begin a command, a variable or an escape in a shell, or end the quotes.</summary>
    private const string Shell = "$`\\\"";

    /// <summary>Finds the first part of a text with a special meaning, and the program that reads it; <see langword="null"/> if the text has no such part.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isLinked">Whether it is also part of a linker option, in which commas are separators.</param>
    public static (string Found, string Reader)? FindSpecialText(string text, bool isLinked)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
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

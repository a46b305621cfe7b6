namespace Lambda.Runtime.Generators.Parsing;

/// <summary>The JSON names of properties, as <c>JsonSerializerOptions.Web</c> has them.</summary>
internal static class JsonNames
{
    /// <summary>
    /// <c>FirstName</c> becomes <c>firstName</c>, and <c>IPAddress</c> becomes <c>ipAddress</c>: of a run of capitals all but the one
    /// that starts a word are lowered.
    /// </summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
            return name;

        char[] characters = name.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (i == 1 && !char.IsUpper(characters[i]))
                break;
            bool startsWord = i > 0 && i + 1 < characters.Length && !char.IsUpper(characters[i + 1]);
            if (startsWord)
                break;
            characters[i] = char.ToLowerInvariant(characters[i]);
        }

        return new string(characters);
    }
}

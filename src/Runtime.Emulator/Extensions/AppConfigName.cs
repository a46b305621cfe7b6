namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>The name of a configuration of AWS AppConfig: <c>orders/prod/flags</c>. Each part is a name or an ID.</summary>
internal readonly record struct AppConfigName(string Application, string Environment, string Profile)
{
    /// <summary>Reads the three parts. A slash in one of them is written as in a path: <c>%2F</c>.</summary>
    /// <returns><see langword="false"/> if the text does not have three parts.</returns>
    public static bool TryParse(string text, out AppConfigName name)
    {
        string[] parts = text.Split('/');
        bool isName = parts.Length == 3 && parts.All(static part => part.Length > 0);
        name = isName ? FromPath(parts[0], parts[1], parts[2]) : default;
        return isName;
    }

    /// <summary>Creates a name from segments of a path, which are encoded.</summary>
    public static AppConfigName FromPath(string application, string environment, string profile) =>
        new(Uri.UnescapeDataString(application), Uri.UnescapeDataString(environment), Uri.UnescapeDataString(profile));

    public override string ToString() => $"{Encode(Application)}/{Encode(Environment)}/{Encode(Profile)}";

    private static string Encode(string part) => part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}

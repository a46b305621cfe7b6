using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Local.Values;

namespace Lambda.Runtime.Local.Running;

/// <summary>Creates the settings of the extensions from <c>--values</c>, and prints what they refuse.</summary>
internal static class LocalExtensions
{
    /// <exception cref="StartFailedException">The file does not exist, or does not have such values.</exception>
    public static ExtensionSettings Open(string? path, Terminal terminal)
    {
        if (path is null)
            return new ExtensionSettings { Source = "This run", Hint = "Expected a file with them: dotnet run -- --values values.json (docs/local.md)" };
        try
        {
            return new ExtensionSettings { Read = ValuesFile.Open(path, terminal.WriteLine).Read, Source = path, Hint = "" };
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartFailedException($"--values is '{path}': {exception.Message}") { IsUsageError = true };
        }
    }

    /// <summary>Prints what the extensions of a function refuse.</summary>
    // Orders  GET /secretsmanager/get?secretId=prod%2Fdb  refused  400
    public static ExtensionSettings For(string function, ExtensionSettings settings, Terminal terminal) => settings with
    {
        Refused = refused => terminal.WriteLine(
            $"{function}  {refused.Method} {Terminal.Quote(refused.Target)}  refused  {refused.Status}\n  {refused.ErrorType}: {Terminal.Quote(refused.Message)}"),
    };
}

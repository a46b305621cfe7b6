using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Local.Running;

/// <summary>Reads the arguments of the launch profile with which <c>dotnet run</c> starts the function.</summary>
/// <remarks>The dotnet command applies the profile's environment variables, but not its arguments, because the emulator is started with arguments of the project.</remarks>
internal static class LaunchProfile
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The name of the profile; <see langword="null"/> without one, as with <c>--no-launch-profile</c>.</summary>
    public static string? Name => Environment.GetEnvironmentVariable("DOTNET_LAUNCH_PROFILE");

    /// <summary>Returns the arguments of a profile; empty if it has none.</summary>
    /// <param name="projectFile">The project file, or the source file of a function in one file.</param>
    /// <param name="name">The name of the profile.</param>
    public static IReadOnlyList<string> ReadArguments(string projectFile, string name)
    {
        string folder = Path.GetDirectoryName(projectFile)!;
        string[] files = [Path.Combine(folder, "Properties", "launchSettings.json"), Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(projectFile)}.run.json")];
        if (files.FirstOrDefault(File.Exists) is not { } file)
            return [];

        try
        {
            // {"profiles":{"Orders":{"commandName":"Project","commandLineArgs":"--port 9100"}}}
            using var settings = JsonDocument.Parse(File.ReadAllBytes(file), Options);
            return settings.RootElement.TryGetProperty("profiles", out JsonElement profiles) && profiles.TryGetProperty(name, out JsonElement profile)
                && profile.TryGetProperty("commandLineArgs", out JsonElement arguments) && arguments.ValueKind == JsonValueKind.String
                ? Split(arguments.GetString()!)
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new StartFailedException($"The launch profile {name} in '{file}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>Splits a command line at white space outside of double quotes. <c>\"</c> is a quote.</summary>
    private static List<string> Split(string line)
    {
        List<string> arguments = [];
        var argument = new StringBuilder();
        bool isQuoted = false, hasBegun = false;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (char.IsWhiteSpace(line[i]) && !isQuoted))
            {
                if (hasBegun)
                    arguments.Add(argument.ToString());
                argument.Clear();
                hasBegun = false;
                continue;
            }

            hasBegun = true;
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] == '"')
                argument.Append(line[++i]);
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else
                argument.Append(line[i]);
        }

        return arguments;
    }
}

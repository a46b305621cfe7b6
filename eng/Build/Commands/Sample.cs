using System.Text.RegularExpressions;

namespace Lambda.Build.Commands;

/// <summary>A sample, as its README describes it.</summary>
/// <param name="Folder">Relative to the root.</param>
/// <param name="Project">What <c>dotnet publish</c> takes.</param>
/// <param name="Event">The first event of the README.</param>
/// <param name="Handler">The name of the handler for it.</param>
internal sealed partial record Sample(string Folder, string Project, string Event, string Handler)
{
    /// <exception cref="BuildException">There is no such sample.</exception>
    public static Sample Read(string name)
    {
        string[] names = [.. Directory.GetFiles(Repository.At("samples"), "README.md", SearchOption.AllDirectories)
            .Where(static readme => PublishLine().IsMatch(File.ReadAllText(readme)))
            .Select(static readme => Path.GetRelativePath(Repository.At("samples"), Path.GetDirectoryName(readme)!))
            .Order(StringComparer.Ordinal)];
        if (!names.Contains(name))
            throw BuildException.Unknown("sample", name, names);

        string text = File.ReadAllText(Repository.At($"samples/{name}/README.md"));
        Match @event = EventBlock().Match(text);
        return new Sample(
            $"samples/{name}",
            PublishLine().Match(text).Groups["project"].Value,
            @event.Groups["event"].Value,
            @event.Groups["handler"] is { Success: true } handler ? handler.Value : "bootstrap");
    }

    [GeneratedRegex(@"^dotnet publish (?<project>samples/\S+)$", RegexOptions.Multiline)]
    private static partial Regex PublishLine();

    [GeneratedRegex(@"^```[a-z]+ event(?: (?<handler>\S+))?\n(?<event>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex EventBlock();
}

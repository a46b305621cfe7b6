using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Lambda.Runtime.Build.Settings;

/// <summary>A property as it is written in a file of the user's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file.</param>
/// <param name="Line">Its line there, from 1.</param>
internal sealed record WrittenProperty(string Name, string File, int Line);

/// <summary>
/// The properties that a project's files set, whatever their conditions. MSBuild does not tell a task which properties there are, so
/// the files are read as text: the project, what stands in front of and behind it, and what these import by a path that can be told.
/// </summary>
internal static partial class ProjectProperties
{
    /// <param name="files">The project's file and its like; those that do not exist are left out.</param>
    public static IEnumerable<WrittenProperty> In(IEnumerable<string> files)
    {
        var seen = new HashSet<string>();
        var rest = new Queue<string>(files.Where(static file => file.Length > 0).Select(Path.GetFullPath));
        while (rest.TryDequeue(out var file))
        {
            if (!seen.Add(file))
                continue;
            if (!File.Exists(file))
            {
                // The project of a file-based program is not on disk; the program is.
                foreach (var property in Directives(Path.ChangeExtension(file, ".cs")))
                    yield return property;
                continue;
            }

            if (Load(file) is not { } project)
                continue;
            foreach (var property in project.Descendants().Where(static element => element.Parent?.Name.LocalName == "PropertyGroup"))
                yield return new WrittenProperty(property.Name.LocalName, file, ((IXmlLineInfo)property).LineNumber);
            foreach (var import in project.Descendants().Where(static element => element.Name.LocalName == "Import"))
            {
                if (Imported(import.Attribute("Project")?.Value ?? "", Path.GetDirectoryName(file)!) is { } path)
                    rest.Enqueue(path);
            }
        }
    }

    private static XDocument? Load(string file)
    {
        try
        {
            return XDocument.Load(file, LoadOptions.SetLineInfo);
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null; // MSBuild has said so
        }
    }

    /// <summary><c>#:property Name=Value</c></summary>
    private static IEnumerable<WrittenProperty> Directives(string program)
    {
        if (!File.Exists(program))
            yield break;
        var line = 0;
        foreach (var text in File.ReadLines(program))
        {
            line++;
            if (Directive().Match(text) is { Success: true } match)
                yield return new WrittenProperty(match.Groups[1].Value, program, line);
        }
    }

    private static string? Imported(string project, string folder)
    {
        if (FileAbove().Match(project) is { Success: true } above)
            return Above(above.Groups[1].Value, Path.GetDirectoryName(folder));
        var path = project.Replace("$(MSBuildThisFileDirectory)", $"{folder}/", StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
        path = path.Length == 0 || path.Contains("$(") || path.Contains('*') ? "" : Path.GetFullPath(path, folder);
        return File.Exists(path) ? path : null;
    }

    private static string? Above(string name, string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, name)))
            folder = Path.GetDirectoryName(folder);
        return folder is null ? null : Path.Combine(folder, name);
    }

    [GeneratedRegex(@"^#:property\s+(\w+)\s*=")]
    private static partial Regex Directive();

    /// <summary>As most Directory.Build.props import the next one above.</summary>
    [GeneratedRegex(@"GetPathOfFileAbove\('?([\w.]+)'?")]
    private static partial Regex FileAbove();
}

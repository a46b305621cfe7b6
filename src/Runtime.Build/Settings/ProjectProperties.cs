using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Lambda.Runtime.Build.Settings;

/// <summary>A property in a file of the user.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 for a global property.</param>
internal sealed record WrittenProperty(string Name, string File, int Line);

/// <summary>
/// Finds the properties that a project's files set, with any condition. MSBuild does not give a task the list of properties, so
/// the files are read: the project, the files that are imported before and after it, and imports with a simple path.
/// </summary>
internal static partial class ProjectProperties
{
    /// <param name="files">The project's file and the user's other files. Missing ones are ignored.</param>
    public static IEnumerable<WrittenProperty> In(IEnumerable<string> files)
    {
        var seen = new HashSet<string>();
        var rest = new Queue<string>(files.Where(static file => file.Length > 0).Select(Path.GetFullPath));
        while (rest.TryDequeue(out string? file))
        {
            if (!seen.Add(file))
                continue;
            if (!File.Exists(file))
            {
                // The project of a file-based program exists only in memory, but the program exists on disk.
                foreach (WrittenProperty property in Directives(Path.ChangeExtension(file, ".cs")))
                    yield return property;
                continue;
            }

            if (Load(file) is not { } project)
                continue;
            foreach (XElement property in project.Descendants().Where(static element => element.Parent?.Name.LocalName == "PropertyGroup"))
                yield return new WrittenProperty(property.Name.LocalName, file, ((IXmlLineInfo)property).LineNumber);
            foreach (XElement import in project.Descendants().Where(static element => element.Name.LocalName == "Import"))
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
            return null; // MSBuild has reported it
        }
    }

    /// <summary><c>#:property Name=Value</c></summary>
    private static IEnumerable<WrittenProperty> Directives(string program)
    {
        if (!File.Exists(program))
            yield break;
        int line = 0;
        foreach (string text in File.ReadLines(program))
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
        string path = project.Replace("$(MSBuildThisFileDirectory)", $"{folder}/", StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
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

    /// <summary>The usual way to import the next Directory.Build.props in a parent folder.</summary>
    [GeneratedRegex(@"GetPathOfFileAbove\('?([\w.]+)'?")]
    private static partial Regex FileAbove();
}

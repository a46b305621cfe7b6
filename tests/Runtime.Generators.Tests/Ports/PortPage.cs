namespace Lambda.Runtime.Generators.Tests.Ports;

/// <summary>A page that ports a function, with its blocks of code by their labels.</summary>
internal sealed class PortPage(string name)
{
    private readonly PageBlocks _page = new($"docs/{name}");

    public string Text => _page.Text;

    /// <summary>The blocks whose first line begins with the label, in order.</summary>
    /// <param name="label">The language, and the words after it, such as <c>csharp result</c>.</param>
    public string[] Blocks(string label)
    {
        string[] blocks = [.. _page.All.Where(block => $"{block.Label} ".StartsWith($"{label} ", StringComparison.Ordinal)).Select(static block => block.Code)];
        Assert.True(blocks.Length > 0, $"expected a block with the label '{label}' in {name}");
        return blocks;
    }

    /// <summary>The cells of the rows of the first table after a heading.</summary>
    public string[][] Table(string heading)
    {
        string section = Text[(Text.IndexOf($"\n{heading}\n", StringComparison.Ordinal) + 1)..];
        string table = section[section.IndexOf("\n| --- |", StringComparison.Ordinal)..];
        IEnumerable<string> rows = table[1..].Split('\n').Skip(1).TakeWhile(static line => line.StartsWith('|'));
        return [.. rows.Select(static row => row.Split('|')[1..^1].Select(static cell => cell.Trim()).ToArray())];
    }

    /// <summary>Combines files of a project to one: directives first, then attributes of the assembly, and the rest in one namespace if the files have one.</summary>
    /// <param name="files">The files of the project.</param>
    /// <param name="others">Other code, which has no directives.</param>
    public static string Combine(string[] files, params string[] others)
    {
        string[] lines = [.. files.SelectMany(static file => file.Split('\n'))];
        string[] usings = [.. lines.Where(static line => line.StartsWith("using ", StringComparison.Ordinal) && line != "using Lambda.Runtime;").Distinct()];
        string[] attributes = [.. lines.Where(static line => line.StartsWith("[assembly:", StringComparison.Ordinal)).Distinct()];
        string? space = lines.FirstOrDefault(static line => line.StartsWith("namespace ", StringComparison.Ordinal))?.TrimEnd(';');
        string[] special = ["using ", "[assembly:", "namespace "];
        string body = string.Join('\n', lines.Where(line => !special.Any(start => line.StartsWith(start, StringComparison.Ordinal))));
        return $"{ImplicitUsings.Text}{string.Join('\n', usings)}\n{string.Join('\n', attributes)}\n{(space is null ? body : $"{space}\n{{\n{body}\n}}\n")}{string.Concat(others)}";
    }
}
